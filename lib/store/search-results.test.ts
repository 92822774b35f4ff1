import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import type { Match } from "#lib/contracts/record-search.ts";
import { testConsole } from "../../scripts/testing/console.ts";
import {
  deleteResults,
  keptBytes,
  keptResults,
  openResults,
  readHits,
  readPlaces,
  readResults,
} from "./search-results.ts";

let testing: ReturnType<typeof testConsole>;
beforeEach(() => (testing = testConsole()));
afterEach(() => testing[Symbol.dispose]());

function hit(partition: number, offset: number, text = "x"): Match {
  const payload = { kind: "text" as const, codec: "text" as const, text, bytes: text.length, truncated: false };
  return {
    record: {
      partition,
      offset: String(9_007_199_254_740_993n + BigInt(offset)),
      timestamp: String(1_000 - offset),
      timestampType: "create-time",
      key: { kind: "null" },
      value: payload,
      headers: [],
      headerCount: 0,
      keyBytes: 0,
      valueBytes: offset,
      leaderEpoch: 0,
      producerId: null,
      producerEpoch: null,
      sequence: null,
      transactional: false,
      transaction: null,
      compression: "none",
    },
    excerpt: null,
  };
}
const offsets = (matches: readonly Match[]) => matches.map(({ record }) => Number(BigInt(record.offset) & 15n) - 1);
const found = { start: 0, limit: 10, sort: "found" as const, descending: false };

test("what was not marked is gone with the run, and nothing is kept twice", () => {
  const id = randomUUID();
  assert.equal(readResults(id), null);
  assert.deepEqual(readHits(id, found), { matches: [], found: 0 });
  const first = openResults(id, "a");
  first.add([hit(0, 0), hit(0, 1)]);
  first.mark({});
  first.add([hit(0, 2)]);
  assert.equal(readHits(id, found).found, 2);
  first.close();
  const second = openResults(id, "b");
  assert.equal(second.state().found, 2);
  second.add([hit(0, 1), hit(0, 2), hit(0, 3)]);
  second.mark({ end: { reason: "limit", detail: null } });
  second.close();
  const { matches, found: count } = readHits(id, found);
  assert.deepEqual([offsets(matches), count], [[0, 1, 2, 3], 4]);
  assert.deepEqual(readResults(id)?.end, { reason: "limit", detail: null });
});

test("a run that was replaced writes no more", () => {
  const id = randomUUID();
  const old = openResults(id, "a");
  const own = openResults(id, "b");
  own.add([hit(0, 0)]);
  own.mark({});
  assert.throws(() => old.add([hit(0, 1)]), { code: "conflict" });
  old.close();
  own.close();
  assert.equal(readHits(id, found).found, 1);
});

test("more than the bound is taken back to the last mark", () => {
  const id = randomUUID();
  const results = openResults(id, "a");
  results.add([hit(0, 0)]);
  results.mark({});
  assert.equal(results.add([hit(0, 1), hit(0, 2, "y".repeat(keptBytes))]), false);
  results.mark({ full: true });
  results.close();
  assert.deepEqual(offsets(readHits(id, found).matches), [0]);
  assert.equal(readResults(id)?.full, true);
});

test("rows come in an order and from a place on; places count what lies near", () => {
  const id = randomUUID();
  const results = openResults(id, "a");
  results.add([hit(0, 3), hit(1, 0), hit(0, 1), hit(1, 2)]);
  results.mark({});
  results.close();
  const page = (sort: "timestamp" | "size" | "partition", descending: boolean, start = 0) =>
    offsets(readHits(id, { start, limit: 3, sort, descending }).matches);
  assert.deepEqual(page("timestamp", false), [3, 2, 1]);
  assert.deepEqual(page("timestamp", false, 2), [1, 0]);
  assert.deepEqual(page("size", true), [3, 2, 1]);
  assert.deepEqual(page("partition", false), [1, 3, 0]);
  const from = 9_007_199_254_740_993n;
  const ranges = [{ partition: 0, from: String(from), to: String(from + 200n) }];
  assert.deepEqual(readPlaces(id, ranges), [
    { partition: 0, offset: String(from + 1n), count: 1 },
    { partition: 0, offset: String(from + 3n), count: 1 },
  ]);
});

test("only the owner of the console may read the files, and a deletion leaves none", () => {
  const id = randomUUID();
  const results = openResults(id, "a");
  results.add([hit(0, 0)]);
  results.mark({});
  const folder = join(testing.dataDir, "searches");
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
  assert.equal(modeOf(folder), "700");
  const files = readdirSync(folder);
  assert.equal(files.length, 3);
  for (const file of files) assert.equal(modeOf(join(folder, file)), "600", file);
  assert.deepEqual(keptResults(), [id]);
  deleteResults(id);
  results.close();
  assert.deepEqual(readdirSync(folder), []);
});
