import assert from "node:assert/strict";
import { test } from "node:test";
import { breakAtGaps, findGaps, gapAt, nearestIndex } from "./chart-samples.ts";
import type { ChartSample } from "./chart-types.ts";

const at = (...times: number[]): ChartSample[] => times.map((time) => ({ at: time, values: { a: 1 } }));

test("samples in their rhythm have no gap, not even a late one", () => {
  assert.deepEqual(findGaps(at(0, 2, 4, 8, 10), 2), []);
  assert.deepEqual(findGaps([], 2), []);
});

test("a missed stretch is a gap from the last sample to the next", () => {
  assert.deepEqual(findGaps(at(0, 2, 8, 10), 2), [{ from: 2, to: 8, reason: null }]);
});

test("an empty sample makes a gap with its reason, also at both ends", () => {
  const samples = [
    { at: 0, values: {} },
    ...at(2, 4),
    { at: 6, values: {}, reason: "Broker 1 does not answer" },
    ...at(8),
    { at: 10, values: {} },
    { at: 12, values: {}, reason: "no leader" },
  ];
  assert.deepEqual(findGaps(samples, 2), [
    { from: 0, to: 2, reason: null },
    { from: 4, to: 8, reason: "Broker 1 does not answer" },
    { from: 8, to: 12, reason: "no leader" },
  ]);
});

test("a break stands inside each gap, in order", () => {
  const samples = at(0, 2, 8);
  const broken = breakAtGaps(samples, findGaps(samples, 2));
  assert.deepEqual(
    broken.map((sample) => [sample.at, Object.keys(sample.values).length]),
    [
      [0, 1],
      [2, 1],
      [5, 0],
      [8, 1],
    ],
  );
  assert.equal(breakAtGaps(samples, []), samples);
});

test("the nearest sample is found by time", () => {
  const samples = at(0, 10, 20);
  assert.deepEqual(
    [-5, 0, 4, 5, 6, 19, 99].map((time) => nearestIndex(samples, time)),
    [0, 0, 0, 0, 1, 2, 2],
  );
  assert.equal(nearestIndex([], 3), -1);
});

test("a gap holds what is strictly inside it", () => {
  const gaps = findGaps(at(0, 2, 8), 2);
  assert.deepEqual(
    [2, 3, 7, 8].map((time) => gapAt(gaps, time) !== null),
    [false, true, true, false],
  );
});
