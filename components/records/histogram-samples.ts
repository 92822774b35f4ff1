import type { ChartRange, ChartSample } from "#components/ui/chart-types.ts";
import type { ResponseOf } from "#lib/contracts/endpoint.ts";
import type { recordHistogram } from "#lib/contracts/record-histogram.ts";
import { formatInteger } from "#lib/format/int64.ts";

type Histogram = ResponseOf<typeof recordHistogram.read>;

/** The buckets as bars, each at its middle; `stepMs` is their width. Without a record there is no bar at all. */
export function histogramSamples(buckets: Histogram["buckets"] | undefined): {
  samples: ChartSample[] | undefined;
  stepMs: number;
  domain: ChartRange | undefined;
} {
  const [first, last] = [buckets?.[0], buckets?.at(-1)];
  if (buckets === undefined || first === undefined || last === undefined)
    return { samples: buckets === undefined ? undefined : [], stepMs: 1_000, domain: undefined };
  const domain = { from: Number(first.from), to: Number(last.to) };
  const samples = buckets.map(({ from, to, records }): ChartSample => {
    const at = Math.floor((Number(from) + Number(to)) / 2);
    return records === null
      ? { at, values: {}, reason: "no partition was read" }
      : { at, values: { records: BigInt(records) } };
  });
  const none = samples.every(({ values }) => values.records === 0n);
  return { samples: none ? [] : samples, stepMs: (domain.to - domain.from) / buckets.length, domain };
}

/** "; 12 before, 3 after; not read: partition 7": what the bars do not show. */
export function outsideWords({ earlier, later, missing }: Pick<Histogram, "earlier" | "later" | "missing">): string {
  const outside = [
    earlier === "0" ? null : `${formatInteger(earlier)} before`,
    later === "0" ? null : `${formatInteger(later)} after`,
  ].filter((words) => words !== null);
  const parts = [
    ...(outside.length > 0 ? [outside.join(", ")] : []),
    ...(missing.length > 0
      ? [`not read: partition${missing.length > 1 ? "s" : ""} ${missing.map(({ partition }) => partition).join(", ")}`]
      : []),
  ];
  return parts.map((part) => `; ${part}`).join("");
}
