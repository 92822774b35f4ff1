"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { usePreferences } from "#components/shared/preferences-provider.tsx";
import type { ChartRange } from "#components/ui/chart-types.ts";
import { Chart } from "#components/ui/chart.tsx";
import { PartialLine } from "#components/ui/partial-line.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { histogramSamples, outsideWords } from "./histogram-samples.ts";
import { recordQueries } from "./queries.ts";
import type { RecordSearch, RecordSearchPatch } from "./record-search.ts";

type Props = {
  cluster: string;
  topic: string;
  search: RecordSearch;
  onChange: (patch: RecordSearchPatch) => void;
};

const series = [{ id: "records", label: "Messages, at most" }];

/** Messages over time above the list; a dragged stretch becomes the range that is read. */
export function RecordHistogram({ cluster, topic, search, onChange }: Props) {
  const { zone } = usePreferences().preferences;
  const chosen = search.from === "time" && search.timestamp !== null;
  const range = chosen ? { from: search.timestamp, to: search.until } : { from: null, to: null };
  const read = useQuery(recordQueries.histogram(cluster, topic, { ...range, partitions: search.partitions }));
  const buckets = read.data?.buckets;
  const { samples, stepMs, domain } = useMemo(() => histogramSamples(buckets), [buckets]);
  const choose = (next: ChartRange | null) =>
    onChange(
      next === null
        ? { from: null, timestamp: null, until: null }
        : {
            from: "time",
            untilOffset: null,
            timestamp: String(Math.floor(next.from)),
            until: String(Math.ceil(next.to)),
          },
    );
  return (
    <>
      {read.isError ? (
        <PartialLine onRetry={() => void read.refetch()}>
          Messages over time could not be read: {asProblem(read.error).detail}
        </PartialLine>
      ) : null}
      <Chart
        title="Messages over time"
        unit="messages"
        hint={
          read.data === undefined
            ? "by the records' own times"
            : `by the records' own times, ${formatDuration(stepMs)} a bar${outsideWords(read.data)}`
        }
        kind="bar"
        series={series}
        samples={samples}
        stepMs={stepMs}
        domain={domain}
        zone={zone}
        onRange={choose}
        empty="No message in this stretch of time."
      />
    </>
  );
}
