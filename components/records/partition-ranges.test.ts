import assert from "node:assert/strict";
import { test } from "node:test";
import { parseRanges, printRanges } from "./partition-ranges.ts";

const all = Array.from({ length: 1_000 }, (_, partition) => partition);

test("partitions are told and typed as ranges", () => {
  assert.equal(printRanges([7, 0, 1, 2, 9, 10]), "0-2, 7, 9, 10");
  assert.equal(printRanges(all), "0-999");
  assert.equal(printRanges([]), "");
  assert.deepEqual(parseRanges("0-2, 7 9–10;7", all), { partitions: [0, 1, 2, 7, 9, 10] });
  assert.deepEqual(parseRanges("  ", all), { partitions: [] });
});

test("what is no partition is said", () => {
  assert.deepEqual(parseRanges("1000", all), { fault: "There is no partition 1000; they are 0-999." });
  assert.deepEqual(parseRanges("0-1000", all), { fault: "There is no partition 1000; they are 0-999." });
  assert.deepEqual(parseRanges("9-3", all), { fault: "“9-3” runs backwards: 3-9?" });
  assert.deepEqual(parseRanges("p3", all), { fault: "“p3” is no partition. Write numbers and ranges: 0-9, 12." });
});
