import assert from "node:assert/strict";
import { test } from "node:test";
import type { Coverage, Match, PartitionCoverage } from "#lib/contracts/record-search.ts";
import { recordId } from "./record-id.ts";
import { joinCoverage, unwalked } from "#lib/contracts/join-coverage.ts";
import { freshRun, isLarge, takeEvent } from "./search-run.ts";

const big = 9_007_199_254_740_993n;

function part(partition: number, from: bigint, to: bigint, next: bigint, more: Partial<PartitionCoverage> = {}) {
  const offsets = { from: String(from), to: String(to), next: String(next) };
  return { partition, state: "reading" as const, error: null, heldBack: "0", ...offsets, ...more };
}

function coverage(direction: Coverage["direction"], partitions: PartitionCoverage[], records = 0): Coverage {
  return {
    ...{ direction, partitions, records, matches: 0, bytes: records * 10, gaps: [] },
    ...{ compared: "stored", checksums: "not-verified", recordsPerSecond: 0, bytesPerSecond: 0, secondsLeft: null },
    ...{ elapsedMs: 100, evaluationErrors: 1, firstEvaluationError: `after ${records}` },
  };
}

function match(partition: number, offset: number): Match {
  return {
    record: {
      ...{ partition, offset: String(offset), timestamp: "0", timestampType: "create-time" },
      ...{ key: { kind: "null" }, value: { kind: "empty" }, headers: [], headerCount: 0 },
      ...{ keyBytes: 0, valueBytes: 0, leaderEpoch: 0, producerId: null },
      ...{ producerEpoch: null, sequence: null, transactional: false, compression: "none", transaction: null },
    },
    excerpt: null,
  };
}

test("matches keep the order they came in, repeats of a resumed leg are dropped", () => {
  const known = new Set<string>();
  const first = takeEvent(freshRun, { type: "matches", matches: [match(0, 9), match(1, 4)] }, null, known);
  const second = takeEvent(first, { type: "matches", matches: [match(1, 4), match(0, 2)] }, null, known);
  assert.deepEqual(second.matches.map(recordId), ["0-9", "1-4", "0-2"]);
  assert.equal(second.phase, "running");
});

test("what is left is told from the side the walk began", () => {
  const parts = [part(0, 0n, big, big - 3n), part(1, 5n, 9n, 9n), part(2, 5n, 9n, 5n)];
  assert.deepEqual(unwalked(coverage("forward", parts)), [
    { partition: 0, from: String(big - 3n), to: String(big) },
    { partition: 2, from: "5", to: "9" },
  ]);
  assert.deepEqual(unwalked(coverage("newest-first", parts)), [
    { partition: 0, from: "0", to: String(big - 3n) },
    { partition: 1, from: "5", to: "9" },
  ]);
});

test("legs add up to the range that was asked first", () => {
  const first = coverage("newest-first", [part(0, 0n, 100n, 60n), part(1, 0n, 50n, 0n, { state: "done" })], 90);
  const joined = joinCoverage(first, coverage("newest-first", [part(0, 0n, 60n, 20n)], 40));
  assert.deepEqual(
    joined.partitions.map(({ from, to, next, state }) => [from, to, next, state]),
    [
      ["0", "100", "20", "reading"],
      ["0", "50", "0", "done"],
    ],
  );
  assert.deepEqual([joined.records, joined.bytes, joined.elapsedMs, joined.evaluationErrors], [130, 1300, 200, 2]);
  assert.equal(joined.firstEvaluationError, "after 90");
});

test("a partition whose bounds were not told again stands where it stood", () => {
  const first = coverage("forward", [part(0, 0n, 100n, 60n)]);
  const lost = part(0, 0n, 0n, 0n, { state: "failed", error: "no leader" });
  assert.deepEqual(joinCoverage(first, coverage("forward", [lost])).partitions, [
    part(0, 0n, 100n, 60n, { state: "failed", error: "no leader" }),
  ]);
});

test("a partition whose bounds nobody knew takes those of the leg that learned them", () => {
  const first = coverage("forward", [
    part(0, 0n, 0n, 0n, { state: "failed", error: "no leader" }),
    part(1, 0n, 9n, 9n),
  ]);
  const learned = part(0, 5n, 100n, 20n);
  assert.deepEqual(joinCoverage(first, coverage("forward", [learned])).partitions, [learned, part(1, 0n, 9n, 9n)]);
});

test("the end keeps what the server says is left", () => {
  const remaining = [{ partition: 0, from: "0", to: "7" }];
  const end = { type: "end", reason: "limit", detail: null, coverage: coverage("forward", []), remaining } as const;
  const run = takeEvent(freshRun, end, null, new Set());
  assert.deepEqual([run.phase, run.end?.reason, run.remaining], ["ended", "limit", remaining]);
});

test("a million records are read without asking, more are not", () => {
  const preview = { partitions: [], bytes: "1000", seconds: null };
  assert.equal(isLarge({ ...preview, records: "1000000" }), false);
  assert.equal(isLarge({ ...preview, records: "1000001" }), true);
  assert.equal(isLarge({ ...preview, records: "1", bytes: "200000001" }), true);
  assert.equal(isLarge({ ...preview, records: "1", bytes: null }), false);
});
