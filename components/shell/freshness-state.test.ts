import assert from "node:assert/strict";
import { test } from "node:test";
import { freshnessOf } from "./freshness-state.ts";

const now = 1_000_000;
const read = (age: number, rhythm = 5_000) => ({ rhythm, updatedAt: now - age });

test("the oldest live read tells the age", () => {
  assert.deepEqual(freshnessOf([read(2_000), read(4_000)], now, false, 0), { kind: "live", ageMs: 4_000 });
});

test("three missed reads are stale, each by its own rhythm", () => {
  assert.equal(freshnessOf([read(15_001)], now, false, 0).kind, "stale");
  assert.equal(freshnessOf([read(15_001, 10_000)], now, false, 0).kind, "live");
});

test("after a return the page reads before it says anything", () => {
  assert.equal(freshnessOf([read(60_000)], now, false, now - 1_000).kind, "reading");
  assert.equal(freshnessOf([read(60_000)], now, false, now - 20_000).kind, "stale");
});

test("paused, nothing live, nothing read yet", () => {
  assert.deepEqual(freshnessOf([read(60_000)], now, true, 0), { kind: "paused", ageMs: 60_000 });
  assert.equal(freshnessOf([], now, false, 0).kind, "none");
  assert.equal(freshnessOf([{ rhythm: 5_000, updatedAt: 0 }], now, false, 0).kind, "reading");
});
