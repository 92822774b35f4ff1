"use client";

import { parseAsInteger, parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import { usePreferences } from "#components/shared/preferences-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ChartEvent, ChartRange, ChartSample } from "#components/ui/chart-types.ts";
import { Chart } from "#components/ui/chart.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { focusOf, lagSeries, liveDomain } from "./lag-samples.ts";
import type { LagStream } from "./use-lag-stream.ts";

const windows = ["5m", "15m", "30m"] as const;
const minutes = { "5m": 5, "15m": 15, "30m": 30 };
const none: readonly ChartSample[] = [];

type LagChartProps = { stream: LagStream; events: readonly ChartEvent[]; empty: string };

/** Lag over time: the partition in question on top of all others. A dragged range stands in the address. */
export function LagChart({ stream, events, empty }: LagChartProps) {
  const { zone } = usePreferences().preferences;
  const [span, setSpan] = useQueryState("window", parseAsStringLiteral(windows).withDefault("15m"));
  const [range, setRange] = useQueryStates({ from: parseAsInteger, to: parseAsInteger }, { history: "push" });
  const samples = stream.samples ?? none;
  const focus = useFocus(samples);
  const folded = useMemo(() => lagSeries(samples, focus), [samples, focus]);
  const chosen = useMemo(() => rangeOf(range.from, range.to), [range.from, range.to]);
  const domain = useMemo(() => chosen ?? liveDomain(samples, minutes[span] * 60_000), [chosen, samples, span]);
  const choose = (next: ChartRange | null) => {
    // A double click on the live chart is no step in the history.
    if (next !== null || chosen !== null) void setRange(next ?? { from: null, to: null });
  };
  const waiting = stream.samples === undefined && !stream.paused && stream.fault === null;
  return (
    <Chart
      title="Lag"
      unit="messages"
      hint={hintOf(stream)}
      kind="stack"
      series={folded.series}
      samples={waiting ? undefined : focus === null ? none : folded.samples}
      stepMs={stream.stepMs}
      domain={domain}
      events={events}
      zone={zone}
      onRange={choose}
      empty={
        stream.paused && stream.samples === undefined ? "Paused: sampling begins when the page is live again." : empty
      }
      end={
        chosen === null ? (
          <Segmented
            label="Time shown"
            size="sm"
            options={windows.map((value) => ({ value, label: `${minutes[value]} min` }))}
            value={span}
            onChange={(next) => void setSpan(next)}
          />
        ) : (
          <Button size="sm" onClick={() => choose(null)}>
            Back to live
          </Button>
        )
      }
    />
  );
}

/** The partition that has the colour, for as long as it is not clearly outdone. */
function useFocus(samples: readonly ChartSample[]): string | null {
  const [held, setHeld] = useState<string | null>(null);
  const focus = useMemo(() => focusOf(held, samples), [held, samples]);
  if (focus !== held) setHeld(focus);
  return focus;
}

function rangeOf(from: number | null, to: number | null): ChartRange | null {
  return from === null || to === null || to <= from ? null : { from, to };
}

function hintOf({ stepMs, fault, paused }: LagStream): string {
  if (paused) return "messages, paused";
  if (fault !== null) return `messages, not sampled: ${asProblem(fault).detail}`;
  return `messages, sampled every ${formatDuration(stepMs)} while someone looks`;
}
