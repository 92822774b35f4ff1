import type { ChartGap, ChartSample } from "./chart-types.ts";

/** Beyond this many steps between two samples something was missed; one late sample is no gap. */
const tolerance = 2.5;

export function isMeasured(sample: ChartSample): boolean {
  return Object.keys(sample.values).length > 0;
}

/**
 * Stretches without a measurement: between two measured samples that are too far apart, or with empty samples between them, and
 * empty samples before the first or after the last. `samples` in order of time; `stepMs` is the rhythm they were taken in.
 */
export function findGaps(samples: readonly ChartSample[], stepMs: number): ChartGap[] {
  const gaps: ChartGap[] = [];
  let from: number | null = null;
  let reason: string | null = null;
  let empty = false;
  for (const sample of samples) {
    if (!isMeasured(sample)) {
      from ??= sample.at;
      reason ??= sample.reason ?? null;
      empty = true;
      continue;
    }
    if (from !== null && (empty || sample.at - from > tolerance * stepMs)) gaps.push({ from, to: sample.at, reason });
    from = sample.at;
    reason = null;
    empty = false;
  }
  const last = samples.at(-1);
  if (empty && from !== null && last !== undefined && last.at > from) gaps.push({ from, to: last.at, reason });
  return gaps;
}

/** The samples with one empty sample inside each gap that has none, so that no line runs across it. */
export function breakAtGaps(samples: readonly ChartSample[], gaps: readonly ChartGap[]): readonly ChartSample[] {
  const breaks = gaps.map(({ from, to }): ChartSample => ({ at: Math.round((from + to) / 2), values: {} }));
  return breaks.length === 0 ? samples : [...samples, ...breaks].sort((a, b) => a.at - b.at);
}

/** Index of the sample next in time to `at`, by binary search; −1 without samples. On a tie the earlier one. */
export function nearestIndex(samples: readonly ChartSample[], at: number): number {
  let low = 0;
  let high = samples.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((samples[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const after = samples[low];
  const before = samples[low - 1];
  if (after === undefined) return -1;
  return before !== undefined && at - before.at <= after.at - at ? low - 1 : low;
}

/** The gap `at` lies in, its ends not included. */
export function gapAt(gaps: readonly ChartGap[], at: number): ChartGap | null {
  return gaps.find(({ from, to }) => at > from && at < to) ?? null;
}
