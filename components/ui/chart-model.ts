import { formatInteger } from "#lib/format/int64.ts";
import { formatTime, zoneLabel, type Zone } from "#lib/format/time.ts";
import { findGaps, gapAt, isMeasured, nearestIndex } from "./chart-samples.ts";
import { bySize, sumOf } from "./chart-series.ts";
import { timeTicks, valueTicks } from "./chart-ticks.ts";
import type {
  ChartColour,
  ChartGap,
  ChartKind,
  ChartRange,
  ChartSample,
  ChartSeries,
  ChartThreshold,
  ChartValue,
} from "./chart-types.ts";

export type DrawnSeries = { id: string; label: string; colour: ChartColour; dashed: boolean };

/** What a chart draws, all of it in time and in fractions of the plot. */
export type ChartModel = {
  kind: ChartKind;
  /** The shown ones; of a stack the first is on top. */
  series: readonly DrawnSeries[];
  /** Those inside the domain, in order of time. */
  samples: readonly ChartSample[];
  gaps: readonly ChartGap[];
  stepMs: number;
  domain: ChartRange;
  ticks: { time: readonly number[]; stepMs: number; value: readonly number[] };
  /** The value at the upper edge. */
  top: number;
  zone: Zone;
  unit: string;
};

type ModelInput = {
  kind: ChartKind;
  series: readonly ChartSeries[];
  colours: ReadonlyMap<string, ChartColour>;
  shown: ReadonlySet<string> | null;
  samples: readonly ChartSample[];
  stepMs: number;
  domain?: ChartRange | undefined;
  thresholds: readonly ChartThreshold[];
  zone: Zone;
  unit: string;
};

export function chartModel(input: ModelInput): ChartModel {
  const { kind, stepMs, zone, unit } = input;
  const domain = input.domain ?? domainOf(kind, input.samples, stepMs);
  // One more at each end, so that a line runs to the edge.
  const first = Math.max(0, nearestIndex(input.samples, domain.from) - 1);
  const samples = input.samples.slice(first, nearestIndex(input.samples, domain.to) + 2);
  const series = input.series
    .map(({ id, label }, index): DrawnSeries => ({
      id,
      label,
      colour: input.colours.get(id) ?? "other",
      dashed: index >= 4,
    }))
    .filter(({ id }) => input.shown === null || input.shown.has(id));
  const heights = samples.map((sample) => heightOf(kind, series, sample));
  const max = Math.max(0, ...heights, ...input.thresholds.map(({ value }) => value));
  const whole = samples.every(({ values }) => Object.values(values).every((value) => Number.isInteger(Number(value))));
  const value = valueTicks(max, whole);
  const offsetMs = zone === "utc" ? 0 : -new Date(domain.from).getTimezoneOffset() * 60_000;
  const time = timeTicks(domain.from, domain.to, offsetMs);
  return {
    kind,
    series,
    samples,
    gaps: findGaps(samples, stepMs),
    stepMs,
    domain,
    ticks: { time: time.ticks, stepMs: time.stepMs, value },
    top: value.at(-1) ?? 1,
    zone,
    unit,
  };
}

/** From the first to the last sample, whole bars at both ends; room for a few steps while there are hardly any. */
function domainOf(kind: ChartKind, samples: readonly ChartSample[], stepMs: number): ChartRange {
  const side = kind === "bar" ? stepMs / 2 : 0;
  const from = samples[0]?.at ?? 0;
  return { from: from - side, to: Math.max(samples.at(-1)?.at ?? 0, from + 10 * stepMs) + side };
}

function heightOf(kind: ChartKind, series: readonly DrawnSeries[], { values }: ChartSample): number {
  const known = series.map(({ id }) => Number(values[id] ?? 0));
  return kind === "stack" ? known.reduce((sum, value) => sum + value, 0) : Math.max(0, ...known);
}

/** Left to right as a fraction of the plot. */
export function xOf({ domain }: ChartModel, at: number): number {
  return domain.to === domain.from ? 0 : (at - domain.from) / (domain.to - domain.from);
}

export type ReadingRow = DrawnSeries & {
  /** Null: this series was not measured. */
  value: ChartValue | null;
  /** Bottom to top, where its line runs; null without a value. */
  y: number | null;
};

/** What a cursor at some moment (whole ms) reads: the next sample, or the gap it lies in. */
export type ChartReading = {
  at: number;
  gap: ChartGap | null;
  /** Largest first, what was not measured last. */
  rows: readonly ReadingRow[];
  /** Of a stack of several series; over what was measured. */
  sum: ChartValue | null;
  /** A part of the sum is missing. */
  partial: boolean;
};

export function readingAt(model: ChartModel, at: number): ChartReading | null {
  const gap = gapAt(model.gaps, at);
  if (gap !== null) return { at, gap, rows: [], sum: null, partial: false };
  const measured = model.samples.filter(isMeasured);
  const sample = measured[nearestIndex(measured, at)];
  if (sample === undefined) return null;
  let below = 0;
  const rows = model.series
    .toReversed()
    .map((series): ReadingRow => {
      const value = sample.values[series.id] ?? null;
      if (value === null) return { ...series, value, y: null };
      const height = Number(value) / model.top + (model.kind === "stack" ? below : 0);
      below = height;
      return { ...series, value, y: height };
    })
    .reverse();
  const values = rows.flatMap(({ value }) => (value === null ? [] : [value]));
  return {
    at: sample.at,
    gap: null,
    rows: rows.sort((a, b) =>
      a.value === null || b.value === null
        ? Number(a.value === null) - Number(b.value === null)
        : bySize(a.value, b.value),
    ),
    sum: model.kind === "stack" && rows.length > 1 && values.length > 0 ? sumOf(values) : null,
    partial: values.length < rows.length,
  };
}

/** The measured sample before or after a moment, `steps` of them away. */
export function stepFrom(model: ChartModel, at: number, steps: number): number {
  const measured = model.samples.filter((sample) => isMeasured(sample) && isInside(model, sample.at));
  const last = measured.length - 1;
  return measured[Math.min(last, Math.max(0, nearestIndex(measured, at) + steps))]?.at ?? at;
}

function isInside({ domain }: ChartModel, at: number): boolean {
  return at >= domain.from && at <= domain.to;
}

export function valueText(value: ChartValue | null): string {
  if (value === null) return "–";
  if (typeof value === "bigint" || Number.isInteger(value)) return formatInteger(value);
  return value.toLocaleString("en-US", { maximumFractionDigits: 3 });
}

/** Clock of an axis: seconds only where ticks are closer than a minute, the day where they are a day apart. */
export function tickText(at: number, { zone, ticks }: Pick<ChartModel, "zone" | "ticks">): string {
  const text = formatTime(at, zone);
  if (ticks.stepMs >= 86_400_000) return text.slice(5, 10);
  return ticks.stepMs >= 60_000 ? text.slice(11, 16) : text.slice(11, 19);
}

/** The moment of a reading: with the day where the chart shows more than one. */
export function momentText(at: number, { zone, domain }: Pick<ChartModel, "zone" | "domain">): string {
  const text = formatTime(at, zone);
  return `${domain.to - domain.from > 86_400_000 ? text.slice(0, 19) : text.slice(11, 19)} ${zoneLabel(zone, new Date(at))}`;
}

/** A reading in one sentence, for people who do not see the tooltip. */
export function readingText(reading: ChartReading, model: ChartModel): string {
  const moment = momentText(reading.at, model);
  if (reading.gap !== null)
    return `${moment}: no samples${reading.gap.reason === null ? "" : `, ${reading.gap.reason}`}`;
  const parts = reading.rows.map(
    ({ label, value }) => `${label} ${value === null ? "not measured" : valueText(value)}`,
  );
  const sum =
    reading.sum === null ? [] : [`${reading.partial ? "sum of what was measured" : "sum"} ${valueText(reading.sum)}`];
  return `${moment}: ${[...parts, ...sum].join(", ")} ${model.unit}`;
}

export function colourVar(colour: ChartColour): string {
  return `var(--chart-${colour})`;
}
