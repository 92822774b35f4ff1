import assert from "node:assert/strict";
import { test } from "node:test";
import { positionWords } from "./group-position.ts";

const at = (partition: number, committed: string | null, lag: string | null, topic = "t") => ({
  topic,
  partition,
  committed,
  lag,
  logStart: "0",
  logEnd: "99",
  member: null,
  error: null,
});

test("a group's place is told in figures", () => {
  const rows = [at(1, "1200", "7"), at(0, "5", "3"), at(2, null, null), at(0, "9", "1", "other")];
  const all = positionWords(rows, "t", []);
  assert.equal(all.short, "at its offsets of 2 partitions, 10 messages behind");
  assert.equal(all.long, "p0 5\np1 1,200\np2 never committed: oldest");
  assert.equal(positionWords(rows, "t", [1]).short, "at offset 1,200 of partition 1, 7 messages behind");
  assert.equal(positionWords(rows, "t", [2]).short, "nowhere here yet: reading starts at the oldest");
  assert.equal(
    positionWords([at(0, "5", null)], "t", []).short,
    "at offset 5 of partition 0, at least 0 messages behind",
  );
});
