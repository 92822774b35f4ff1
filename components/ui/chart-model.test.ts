import assert from "node:assert/strict";
import { test } from "node:test";
import { chartModel, readingAt, readingText, stepFrom, tickText } from "./chart-model.ts";
import type { ChartColour, ChartSample } from "./chart-types.ts";

const colours = new Map<string, ChartColour>([
  ["a", 1],
  ["b", "other"],
]);
const series = [
  { id: "a", label: "A" },
  { id: "b", label: "B", context: true },
];
const base = Date.parse("2026-03-04T14:27:00Z");
const at = (seconds: number, values: ChartSample["values"], reason?: string): ChartSample => ({
  at: base + seconds * 1_000,
  values,
  ...(reason === undefined ? {} : { reason }),
});
const input = {
  kind: "stack" as const,
  series,
  colours,
  shown: null,
  stepMs: 2_000,
  thresholds: [],
  zone: "utc" as const,
  unit: "messages",
};
const samples = [
  at(0, { a: 3n, b: 40n }),
  at(2, { a: 10n, b: 50n }),
  at(4, {}, "Broker 1 is silent"),
  at(6, { b: 20n }),
];

test("a stack reaches to the sum, lines only to the largest, a limit is always in sight", () => {
  assert.equal(chartModel({ ...input, samples }).top, 60);
  assert.equal(chartModel({ ...input, samples, kind: "line" }).top, 50);
  assert.equal(chartModel({ ...input, samples, shown: new Set(["a"]) }).top, 10);
  assert.equal(chartModel({ ...input, samples, thresholds: [{ value: 200, label: "limit" }] }).top, 200);
});

test("a reading of a stack has the largest first, each line at its height, and the sum", () => {
  const model = chartModel({ ...input, samples });
  const reading = readingAt(model, base + 1_900);
  assert.deepEqual(
    reading?.rows.map(({ id, value, y }) => [id, value, y]),
    [
      ["b", 50n, 50 / 60],
      ["a", 10n, 1],
    ],
  );
  assert.equal(reading?.sum, 60n);
  assert.equal(reading?.partial, false);
  assert.equal(reading && readingText(reading, model), "14:27:02 UTC: B 50, A 10, sum 60 messages");
});

test("a reading says what was not measured instead of counting it as zero", () => {
  const model = chartModel({ ...input, samples });
  const last = readingAt(model, base + 6_000);
  assert.deepEqual(
    last?.rows.map(({ id, value, y }) => [id, value, y]),
    [
      ["b", 20n, 20 / 60],
      ["a", null, null],
    ],
  );
  assert.equal(
    last && readingText(last, model),
    "14:27:06 UTC: B 20, A not measured, sum of what was measured 20 messages",
  );
  const gap = readingAt(model, base + 3_000);
  assert.equal(gap && readingText(gap, model), "14:27:03 UTC: no samples, Broker 1 is silent");
  assert.equal(readingAt(chartModel({ ...input, samples: [] }), 0), null);
});

test("steps go from one measured sample to the next and stop at the ends", () => {
  const model = chartModel({ ...input, samples });
  assert.deepEqual(
    [1, 2, Infinity, -1].map((steps) => (stepFrom(model, base, steps) - base) / 1_000),
    [2, 6, 6, 0],
  );
});

test("a chosen stretch keeps one sample beyond each edge, so that lines run to it", () => {
  const domain = { from: base + 1_500, to: base + 3_000 };
  const model = chartModel({ ...input, samples, domain });
  assert.deepEqual(
    model.samples.map((sample) => (sample.at - base) / 1_000),
    [0, 2, 4],
  );
});

test("an axis writes seconds only where they tell ticks apart", () => {
  const text = (stepMs: number) => tickText(base, { zone: "utc", ticks: { time: [], value: [], stepMs } });
  assert.deepEqual([10_000, 60_000, 86_400_000].map(text), ["14:27:00", "14:27", "03-04"]);
});
