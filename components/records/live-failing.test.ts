import assert from "node:assert/strict";
import { test } from "node:test";
import { failingWords } from "./live-failing.ts";

test("what is not followed is named once for each reason", () => {
  const lost = { error: "It is gone", waiting: false };
  const waits = { topic: "a", error: "No leader", waiting: true };
  const failing = [
    { topic: "b", partition: null, ...lost },
    ...[3, 1, 0, 2, 5, 4].map((partition) => ({ ...waits, partition })),
    { topic: "a", partition: 6, ...lost },
  ];
  assert.deepEqual(failingWords(failing, true), [
    "b is not read: It is gone",
    "a, partitions 0, 1, 2, 3, 4 and 1 more wait: No leader",
    "a, partition 6 is not read: It is gone",
  ]);
  assert.deepEqual(failingWords(failing.slice(-1), false), ["partition 6 is not read: It is gone"]);
});
