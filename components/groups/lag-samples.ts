import { foldSeries, sumOf, type Folded } from "#components/ui/chart-series.ts";
import type { ChartRange, ChartSample, ChartSeries } from "#components/ui/chart-types.ts";
import type { LagSample } from "#lib/contracts/groups.ts";
import { placeOf } from "./group-track.ts";

/** As many as the server keeps. */
const mostSamples = 900;

export function sampleOf({ at, partitions }: LagSample): ChartSample {
  return {
    at: Date.parse(at),
    values: Object.fromEntries(partitions.map((partition) => [placeOf(partition), BigInt(partition.lag)])),
  };
}

/** The samples with more of them: in order of time, the held one where both have it, as it knows the reason of a gap. */
export function joinSamples(held: readonly ChartSample[], more: readonly ChartSample[]): ChartSample[] {
  const known = new Set(held.map(({ at }) => at));
  const all = [...held, ...more.filter(({ at }) => !known.has(at))];
  return all.sort((a, b) => a.at - b.at).slice(-mostSamples);
}

/**
 * The partition in question: the one with the longest lag. It changes only for one that lags more than twice as much, so that two that
 * lag alike do not swap colours.
 */
export function focusOf(held: string | null, samples: readonly ChartSample[]): string | null {
  const latest = samples.findLast(({ values }) => Object.keys(values).length > 0)?.values ?? {};
  let worst: string | null = null;
  for (const [place, lag] of Object.entries(latest)) if (worst === null || lag > (latest[worst] ?? 0)) worst = place;
  if (worst === null || held === null) return worst ?? held;
  const now = latest[held];
  return now === undefined || Number(latest[worst]) > 2 * Number(now) ? worst : held;
}

/** The partition in question in front of the sum of all others. */
export function lagSeries(samples: readonly ChartSample[], focus: string | null): Folded {
  const places = new Set(samples.flatMap(({ values }) => Object.keys(values)));
  const many = new Set([...places].map((place) => place.slice(0, place.lastIndexOf("/")))).size > 1;
  const series = [...places]
    .sort((a, b) => Number(b === focus) - Number(a === focus))
    .map((id): ChartSeries => ({ id, label: placeLabel(id, many), context: id !== focus }));
  if (series.length <= 2 || focus === null) return { series, samples };
  return foldSeries(series, samples, (count) => `Other ${count} partitions`, [focus]);
}

function placeLabel(place: string, withTopic: boolean): string {
  const cut = place.lastIndexOf("/");
  return withTopic ? `${place.slice(0, cut)} ${place.slice(cut + 1)}` : `Partition ${place.slice(cut + 1)}`;
}

/** The last `windowMs` of the samples; room for a minute while there are hardly any. */
export function liveDomain(samples: readonly ChartSample[], windowMs: number): ChartRange {
  const last = samples.at(-1)?.at ?? 0;
  const from = Math.max(samples[0]?.at ?? 0, last - windowMs);
  return { from, to: Math.max(last, from + 60_000) };
}

/** How the lag changed from the first to the last sample that read the same partitions; null with less than two. */
export function lagChange(samples: readonly ChartSample[]): { by: bigint; overMs: number } | null {
  const measured = samples.filter(({ values }) => Object.keys(values).length > 0);
  const last = measured.at(-1);
  if (last === undefined) return null;
  const places = Object.keys(last.values);
  const first = measured.find(({ values }) => {
    const there = Object.keys(values);
    return there.length === places.length && places.every((place) => values[place] !== undefined);
  });
  if (first === undefined || first === last) return null;
  const sum = (sample: ChartSample) => BigInt(sumOf(Object.values(sample.values)));
  return { by: sum(last) - sum(first), overMs: last.at - first.at };
}
