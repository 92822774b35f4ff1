import type { ChartSample } from "#components/ui/chart-types.ts";

/** Fixed, so that screenshots compare. */
export const start = Date.parse("2026-03-04T13:30:00Z");
export const stepMs = 30_000;

const count = 121;

/** One hour of a quantity in several series, the same at each call. */
export function courseOf(ids: readonly string[], height: (id: number, at: number) => number): ChartSample[] {
  return Array.from({ length: count }, (_, index) => ({
    at: start + index * stepMs,
    values: Object.fromEntries(ids.map((id, series) => [id, BigInt(Math.max(0, Math.round(height(series, index))))])),
  }));
}

/** A wave with some noise, between 0 and 1. */
export function wave(series: number, at: number): number {
  const noise = Math.sin(series * 12.9 + at * 78.2) * 43_758.5;
  return 0.5 + 0.35 * Math.sin(at / (9 + series * 2) + series) + 0.15 * (noise - Math.floor(noise) - 0.5);
}

/** The lag of `group.html`: calm, a rebalance, then one partition grows; seven samples are missing. */
export const lag: readonly ChartSample[] = courseOf(["p7", "others"], (series, at) => {
  const rebalance = Math.max(0, 1 - Math.abs(at - 54) / 5);
  const base = series === 1 ? 12_000 + wave(1, at) * 2_500 : 1_100 + wave(0, at) * 300;
  const growth = series === 0 && at > 107 ? (at - 107) * 4_300 : 0;
  return base + rebalance * (series === 1 ? 16_000 : 4_000) + growth;
}).map((sample, index) =>
  index > 37 && index < 45 ? { at: sample.at, values: {}, reason: "Broker 3 did not answer" } : sample,
);
