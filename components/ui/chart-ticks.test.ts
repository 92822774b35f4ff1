import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { axisText, timeTicks, valueTicks } from "./chart-ticks.ts";

test("ticks of a quantity begin at zero, are three to five, and reach the largest value with little above it", () => {
  assert.deepEqual(valueTicks(72_140, true), [0, 25_000, 50_000, 75_000]);
  assert.deepEqual(valueTicks(80_000, true), [0, 20_000, 40_000, 60_000, 80_000]);
  assert.deepEqual(valueTicks(0, true), [0, 1, 2]);
  assert.deepEqual(valueTicks(0, false), [0, 0.5, 1]);
  assert.deepEqual(valueTicks(3, true), [0, 1, 2, 3]);
  assert.deepEqual(valueTicks(0.7, false), [0, 0.25, 0.5, 0.75]);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e19, noNaN: true }), fc.boolean(), (max, whole) => {
      const ticks = valueTicks(whole ? Math.floor(max) : max, whole);
      const top = ticks.at(-1) ?? 0;
      assert.equal(ticks[0], 0);
      assert.ok(ticks.length >= 3 && ticks.length <= 5, `${max}: ${ticks}`);
      assert.ok(top >= (whole ? Math.floor(max) : max) * (1 - 1e-9), `${max}: ${ticks}`);
      assert.ok(top <= Math.max(2, max * 2), `${max}: ${ticks}`);
      if (whole && max < 1e12) assert.ok(ticks.every(Number.isInteger), `${max}: ${ticks}`);
      assert.ok(new Set(ticks).size === ticks.length, `${max}: ${ticks}`);
    }),
  );
});

test("ticks of time are round in the clock of the zone", () => {
  const from = Date.parse("2026-03-04T13:31:07Z");
  const { ticks, stepMs } = timeTicks(from, from + 3_600_000);
  assert.equal(stepMs, 600_000);
  assert.deepEqual(
    ticks.map((at) => new Date(at).toISOString().slice(11, 16)),
    ["13:40", "13:50", "14:00", "14:10", "14:20", "14:30"],
  );
  // India is 5.5 h ahead: a full hour there is half past here.
  const day = timeTicks(from, from + 12 * 3_600_000, 5.5 * 3_600_000);
  assert.equal(day.stepMs, 2 * 3_600_000);
  assert.ok(day.ticks.every((at) => new Date(at).getUTCMinutes() === 30));
});

test("ticks of time are never more than asked for, at any length", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2e12 }), fc.integer({ min: 0, max: 2e12 }), (from, span) => {
      const { ticks } = timeTicks(from, from + span);
      assert.ok(ticks.length <= 7);
      assert.ok(ticks.every((at) => at >= from && at <= from + span));
    }),
  );
});

test("an axis shortens by thousands", () => {
  assert.deepEqual([0, 2, 0.25, 999, 1_000, 2_500, 412_000, 1.5e6, 3e9, 9.2e18].map(axisText), [
    "0",
    "2",
    "0.25",
    "999",
    "1 k",
    "2.5 k",
    "412 k",
    "1.5 M",
    "3 G",
    "9200000 T",
  ]);
});
