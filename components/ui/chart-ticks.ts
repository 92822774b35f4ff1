const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const timeSteps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 30, 90, 365].map((count) => count * day),
];

/**
 * Round moments of a time axis, at most `most` of them, with the step between them in milliseconds. `offsetMs` is what the zone's
 * clock is ahead of UTC, so that ticks fall on its full hours.
 */
export function timeTicks(from: number, to: number, offsetMs = 0, most = 7): { ticks: number[]; stepMs: number } {
  const span = Math.max(0, to - from);
  const stepMs = timeSteps.find((step) => span / step <= most - 1) ?? Math.ceil(span / (most - 1) / day) * day;
  const ticks: number[] = [];
  for (let at = Math.ceil((from + offsetMs) / stepMs) * stepMs - offsetMs; at <= to; at += stepMs) ticks.push(at);
  return { ticks, stepMs };
}

/** Ticks of a quantity: from zero, three to five of them, the last at or above `max`. `whole`: no fractions of one. */
export function valueTicks(max: number, whole: boolean): number[] {
  const top = Number.isFinite(max) && max > 0 ? max : 0;
  if (whole && top <= 2) return [0, 1, 2];
  if (top === 0) return [0, 0.5, 1];
  // A top like 5e-324 has no decimal power below it to count in.
  const power = 10 ** Math.max(-300, Math.floor(Math.log10(top)) - 1);
  let best: { step: number; count: number } | null = null;
  for (const factor of [1, 2, 2.5, 4, 5, 10, 20, 25, 40, 50]) {
    const step = factor * power;
    const count = Math.max(2, Math.ceil(top / step - 1e-9));
    if (count > 4 || (whole && !Number.isInteger(step))) continue;
    if (best === null || step * count < best.step * best.count * (1 - 1e-9)) best = { step, count };
  }
  const { step, count } = best ?? { step: top / 2, count: 2 };
  return Array.from({ length: count + 1 }, (_, index) => Number((step * index).toPrecision(12)));
}

const units = [
  { size: 1e12, sign: "T" },
  { size: 1e9, sign: "G" },
  { size: 1e6, sign: "M" },
  { size: 1e3, sign: "k" },
];

/** Short words of an axis: `0`, `412 k`, `2.5 M`. The exact value stands in the tooltip. */
export function axisText(value: number): string {
  const unit = units.find(({ size }) => Math.abs(value) >= size);
  return unit === undefined
    ? String(Number(value.toPrecision(3)))
    : `${Number((value / unit.size).toPrecision(4))} ${unit.sign}`;
}
