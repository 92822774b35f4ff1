import assert from "node:assert/strict";
import { test } from "node:test";
import { otherId } from "#components/ui/chart-series.ts";
import type { ChartSample } from "#components/ui/chart-types.ts";
import { focusOf, joinSamples, lagChange, lagSeries, liveDomain, sampleOf } from "./lag-samples.ts";

const at = (time: number, values: ChartSample["values"]): ChartSample => ({ at: time, values });

test("a sample keeps lags exact", () => {
  const sample = sampleOf({
    at: "2026-03-04T14:00:00.000Z",
    partitions: [{ topic: "orders", partition: 7, lag: "9223372036854775807" }],
  });
  assert.deepEqual(sample, {
    at: Date.parse("2026-03-04T14:00:00Z"),
    values: { "orders/7": 9_223_372_036_854_775_807n },
  });
});

test("the past of a new connection joins what is held, which knows why a gap is there", () => {
  const held = [at(1, {}), { at: 3, values: {}, reason: "no answer" }];
  const joined = joinSamples(held, [at(2, {}), at(3, {}), at(4, {})]);
  assert.deepEqual(
    joined.map((sample) => [sample.at, sample.reason ?? null]),
    [
      [1, null],
      [2, null],
      [3, "no answer"],
      [4, null],
    ],
  );
});

test("the partition in question is the worst, and stays until another is twice as bad", () => {
  assert.equal(focusOf(null, [at(1, { "t/0": 5n, "t/1": 9n })]), "t/1");
  assert.equal(focusOf("t/1", [at(2, { "t/0": 18n, "t/1": 9n })]), "t/1");
  assert.equal(focusOf("t/1", [at(3, { "t/0": 19n, "t/1": 9n })]), "t/0");
  assert.equal(focusOf("t/1", [at(4, { "t/0": 1n })]), "t/0");
  assert.equal(focusOf("t/1", [at(5, {})]), "t/1");
  assert.equal(focusOf(null, []), null);
});

test("the partition in question stands before the sum of the others", () => {
  const samples = [at(1, { "orders/0": 1n, "orders/1": 2n, "orders/7": 30n })];
  const folded = lagSeries(samples, "orders/7");
  assert.deepEqual(
    folded.series.map(({ label, context }) => [label, context]),
    [
      ["Partition 7", false],
      ["Other 2 partitions", true],
    ],
  );
  assert.deepEqual(folded.samples[0]?.values, { "orders/7": 30n, [otherId]: 3n });
  const two = lagSeries([at(1, { "orders/0": 1n, "refunds/0": 2n })], "refunds/0");
  assert.deepEqual(
    two.series.map(({ label }) => label),
    ["refunds 0", "orders 0"],
  );
});

test("the time shown grows with the samples up to its length", () => {
  assert.deepEqual(liveDomain([at(0, {}), at(2_000, {})], 300_000), { from: 0, to: 60_000 });
  assert.deepEqual(liveDomain([at(0, {}), at(400_000, {})], 300_000), { from: 100_000, to: 400_000 });
});

test("a change of lag compares the same partitions only", () => {
  const samples = [at(0, { a: 1n }), at(10, { a: 5n, b: 5n }), at(20, {}), at(30, { a: 4n, b: 7n })];
  assert.deepEqual(lagChange(samples), { by: 1n, overMs: 20 });
  assert.equal(lagChange(samples.slice(0, 2)), null);
  assert.equal(lagChange([]), null);
});
