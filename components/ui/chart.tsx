"use client";

import { Table2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useMemo, useState, type ReactNode } from "react";
import type { Zone } from "#lib/format/time.ts";
import { ChartLegend } from "./chart-legend.tsx";
import { chartModel, type DrawnSeries } from "./chart-model.ts";
import { assignColours, foldSeries, nextShown } from "./chart-series.ts";
import type {
  ChartColour,
  ChartEvent,
  ChartKind,
  ChartRange,
  ChartSample,
  ChartSeries,
  ChartThreshold,
} from "./chart-types.ts";
import { IconButton } from "./icon-button.tsx";

const ChartPlot = dynamic(() => import("./chart-plot.tsx").then(({ ChartPlot: Plot }) => Plot), {
  ssr: false,
  loading: () => <PlotSkeleton />,
});
const ChartData = dynamic(() => import("./chart-data.tsx").then(({ ChartData: Data }) => Data), { ssr: false });

export type ChartProps = {
  title: string;
  /** Of the values, in the tooltip and the table: "messages". */
  unit: string;
  /** Unit and rhythm beside the title: "messages, sampled every 2 s". */
  hint?: ReactNode;
  kind: ChartKind;
  series: readonly ChartSeries[];
  /** In order of time; undefined while nothing was read yet. Keep the array stable between renders. */
  samples: readonly ChartSample[] | undefined;
  /** The rhythm of the samples in milliseconds: what is further apart is a gap. */
  stepMs: number;
  /** Default: from the first to the last sample. Keep the object stable between renders. */
  domain?: ChartRange | undefined;
  thresholds?: readonly ChartThreshold[];
  events?: readonly ChartEvent[];
  zone: Zone;
  /** A stretch was dragged; null when the whole time is wanted again. */
  onRange?: (range: ChartRange | null) => void;
  /** Name of what is folded when there are more than eight series. */
  otherLabel?: (count: number) => string;
  /** Instead of the plot while there is no sample. */
  empty?: ReactNode;
  /** Controls at the right of the title. */
  end?: ReactNode;
};

const none: readonly never[] = [];
const other = (count: number) => `Other ${count}`;

/** Values over time with legend, cursor, gaps, limits and events; its height is the same in every state. */
export function Chart(props: ChartProps) {
  const { title, samples = none, series, thresholds = none, events = none, otherLabel = other } = props;
  const { kind, stepMs, domain, zone, unit } = props;
  const [shown, setShown] = useState<ReadonlySet<string> | null>(null);
  const [asTable, setAsTable] = useState(false);
  const folded = useMemo(() => foldSeries(series, samples, otherLabel), [series, samples, otherLabel]);
  const colours = useColours(folded.series);
  const model = useMemo(() => {
    const { series: all, samples: at } = folded;
    return chartModel({ kind, series: all, colours, shown, samples: at, stepMs, domain, thresholds, zone, unit });
  }, [kind, folded, colours, shown, stepMs, domain, thresholds, zone, unit]);
  const latest = model.samples.at(-1);
  return (
    <section aria-label={title} className="px-page shrink-0 pt-2 pb-2.5">
      <div className="flex items-start gap-x-3">
        <div className="flex min-h-7 min-w-0 flex-1 flex-wrap items-center gap-x-3">
          <h2 className="font-semibold whitespace-nowrap">{title}</h2>
          {props.hint ? <span className="text-xs text-ink-3">{props.hint}</span> : null}
          {props.samples === undefined ? null : (
            <ChartLegend
              series={legendOf(folded.series, colours)}
              shown={shown}
              current={(id) => latest?.values[id] ?? null}
              onPress={(id, add) =>
                setShown((now) =>
                  nextShown(
                    folded.series.map((one) => one.id),
                    now,
                    id,
                    add,
                  ),
                )
              }
            />
          )}
        </div>
        <div className="flex h-7 shrink-0 items-center gap-2">
          {props.end}
          <IconButton
            label="Show as table"
            size="sm"
            blocked={samples.length === 0 ? "There are no samples yet." : null}
            onClick={() => setAsTable(true)}
          >
            <Table2 aria-hidden />
          </IconButton>
        </div>
      </div>
      <div className="h-37">
        {props.samples === undefined ? (
          <PlotSkeleton />
        ) : samples.length === 0 ? (
          <div className="pt-2 text-ink-2">{props.empty ?? "No samples yet."}</div>
        ) : (
          <ChartPlot model={model} label={title} thresholds={thresholds} events={events} onRange={props.onRange} />
        )}
      </div>
      {asTable ? <ChartData title={title} model={model} onClose={() => setAsTable(false)} /> : null}
    </section>
  );
}

/** Colours belong to a series for the visit. */
function useColours(series: readonly ChartSeries[]): ReadonlyMap<string, ChartColour> {
  const [held, setHeld] = useState<ReadonlyMap<string, ChartColour>>(new Map());
  const next = assignColours(held, series);
  const same = next.size === held.size && [...next].every(([id, colour]) => held.get(id) === colour);
  if (same) return held;
  setHeld(next);
  return next;
}

function legendOf(series: readonly ChartSeries[], colours: ReadonlyMap<string, ChartColour>): DrawnSeries[] {
  return series.map(({ id, label }, index) => ({ id, label, colour: colours.get(id) ?? "other", dashed: index >= 4 }));
}

/** The axes of a plot that is on its way. */
function PlotSkeleton() {
  return (
    <div aria-hidden className="size-full animate-appear pt-2 pb-5.5 pl-13">
      <div className="flex size-full flex-col justify-between border-b border-line-2">
        <span className="border-t border-chart-grid" />
        <span className="border-t border-chart-grid" />
        <span />
      </div>
    </div>
  );
}
