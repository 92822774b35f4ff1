import type { ChartColour, ChartSample, ChartSeries, ChartValue } from "./chart-types.ts";

/** Id of the series that stands for all that have no place of their own; no caller uses it. */
export const otherId = "~other";

/** Colours there are; a ninth series goes into "other". */
const mostSeries = 8;

export type Folded = { series: readonly ChartSeries[]; samples: readonly ChartSample[] };

/**
 * Keeps the series in `keep`, by default the eight largest over all samples, and adds the rest up as "other". Its value is absent
 * while a series that was there before was not measured: a sum without it would be a false dip.
 */
export function foldSeries(
  series: readonly ChartSeries[],
  samples: readonly ChartSample[],
  otherLabel: (count: number) => string,
  keep?: readonly string[],
): Folded {
  if (keep === undefined && series.length <= mostSeries) return { series, samples };
  const kept = new Set(keep ?? largest(series, samples));
  const rest = series.filter(({ id }) => !kept.has(id));
  if (rest.length === 0) return { series, samples };
  const seen = new Set<string>();
  return {
    series: [
      ...series.filter(({ id }) => kept.has(id)),
      { id: otherId, label: otherLabel(rest.length), context: true },
    ],
    samples: samples.map((sample) => foldSample(sample, kept, rest, seen)),
  };
}

function foldSample(
  sample: ChartSample,
  kept: ReadonlySet<string>,
  rest: readonly ChartSeries[],
  seen: Set<string>,
): ChartSample {
  const values: Record<string, ChartValue> = {};
  for (const id of kept) {
    const value = sample.values[id];
    if (value !== undefined) values[id] = value;
  }
  const measured: ChartValue[] = [];
  let whole = true;
  for (const { id } of rest) {
    const value = sample.values[id];
    if (value === undefined) whole = whole && !seen.has(id);
    else {
      seen.add(id);
      measured.push(value);
    }
  }
  if (whole && measured.length > 0) values[otherId] = sumOf(measured);
  return { ...sample, values };
}

function largest(series: readonly ChartSeries[], samples: readonly ChartSample[]): string[] {
  const sizes = series.map(({ id }) => ({
    id,
    size: samples.reduce((sum, { values }) => sum + Number(values[id] ?? 0), 0),
  }));
  return sizes
    .sort((a, b) => b.size - a.size)
    .slice(0, mostSeries)
    .map(({ id }) => id);
}

/** Exact as long as all parts are counts. */
export function sumOf(values: readonly ChartValue[]): ChartValue {
  const counts = values.filter((value) => typeof value === "bigint");
  if (counts.length === values.length) return counts.reduce((sum, value) => sum + value, 0n);
  return values.reduce<number>((sum, value) => sum + Number(value), 0);
}

/** Larger first; a count and a fraction compare by size. */
export function bySize(a: ChartValue, b: ChartValue): number {
  return a === b ? 0 : a > b ? -1 : 1;
}

/** Who has which colour: series keep theirs as long as they are there, new ones get the first that is free. */
export function assignColours(
  held: ReadonlyMap<string, ChartColour>,
  series: readonly ChartSeries[],
): ReadonlyMap<string, ChartColour> {
  const free: ChartColour[] = [1, 2, 3, 4, 5, 6, 7, 8];
  const next = new Map<string, ChartColour>();
  for (const { id, context } of series) {
    const colour = context ? "other" : held.get(id);
    if (colour === undefined || (colour === "other" && !context)) continue;
    next.set(id, colour);
    if (free.includes(colour)) free.splice(free.indexOf(colour), 1);
  }
  for (const { id } of series) if (!next.has(id)) next.set(id, free.shift() ?? "other");
  return next;
}

/**
 * Which series are shown after a press in the legend; null is all. A plain press isolates one, or shows all again; `add` takes one in
 * or out.
 */
export function nextShown(
  all: readonly string[],
  shown: ReadonlySet<string> | null,
  id: string,
  add: boolean,
): ReadonlySet<string> | null {
  if (!add) return shown?.size === 1 && shown.has(id) ? null : new Set([id]);
  const next = new Set(shown ?? all);
  if (!next.delete(id)) next.add(id);
  return next.size === 0 || all.every((one) => next.has(one)) ? null : next;
}
