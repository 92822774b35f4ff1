import assert from "node:assert/strict";
import { test } from "node:test";
import type { Coverage, PartitionCoverage } from "#lib/contracts/record-search.ts";
import { coverageBars } from "./coverage-bars.ts";
import {
  announcement,
  gapWords,
  heldBackWords,
  shortRate,
  tallyOf,
  unservedWords,
  verdictOf,
} from "./coverage-words.ts";
import { freshRun, type SearchRun } from "./search-run.ts";

const start = 9_007_199_254_740_993n;

function part(partition: number, from: bigint, to: bigint, next: bigint, more: Partial<PartitionCoverage> = {}) {
  const offsets = { from: String(from), to: String(to), next: String(next) };
  return { partition, state: "reading" as const, error: null, heldBack: "0", ...offsets, ...more };
}

function coverage(direction: Coverage["direction"], partitions: PartitionCoverage[]): Coverage {
  return {
    ...{ direction, partitions, records: 0, matches: 0, bytes: 0, gaps: [], elapsedMs: 0, evaluationErrors: 0 },
    ...{ compared: "stored", checksums: "not-verified", recordsPerSecond: 0, bytesPerSecond: 0, secondsLeft: null },
    firstEvaluationError: null,
  };
}

const half = coverage("newest-first", [
  part(0, start, start + 1000n, start + 600n),
  part(1, 0n, 1000n, 201n),
  part(2, 5n, 5n, 5n),
]);

test("offsets are counted exactly and 100 % means all", () => {
  assert.deepEqual(tallyOf(half), { walked: 1199n, total: 2000n, left: 801n, percent: "59.9 %" });
  const almost = coverage("forward", [part(0, 0n, 100_000n, 99_999n)]);
  assert.equal(tallyOf(almost).percent, "99.9 %");
  assert.equal(tallyOf(coverage("forward", [part(0, 7n, 7n, 7n)])).percent, "100 %");
});

test("bars fill from the side the walk began, with a tick at each match", () => {
  const bars = coverageBars(half, [
    { partition: 0, offset: String(start + 790n) },
    { partition: 0, offset: String(start + 791n) },
    { partition: 0, offset: String(start + 999n) },
  ]);
  assert.deepEqual(
    bars.map(({ fraction, side, ticks, word }) => [fraction, side, ticks, word]),
    [
      [0.4, "right", [0.79, 1], "40 %"],
      [0.799, "right", [], "79 %"],
      [1, "right", [], "empty"],
    ],
  );
  const forward = coverageBars(coverage("forward", [part(3, 0n, 10n, 4n)]), []);
  assert.deepEqual([forward[0]?.fraction, forward[0]?.side], [0.4, "left"]);
});

test("a partition that waits or failed says so, and why on hover", () => {
  const [waits, failed] = coverageBars(
    coverage("forward", [
      part(7, 0n, 10n, 1n, { state: "waiting", error: "The leader moved." }),
      part(8, 0n, 0n, 0n, { state: "failed", error: "No leader." }),
    ]),
    [],
  );
  assert.deepEqual([waits?.word, waits?.state, failed?.word, failed?.fraction], ["waits", "waits", "not read", 0]);
  assert.match(waits?.title ?? "", /10 % of its range read.*The leader moved\.$/);
  assert.equal(failed?.title, "Partition 8 was not read. No leader.");
});

test("what is missing is named once and counted", () => {
  const failed = { state: "failed" as const, error: "No leader." };
  const lost = coverage("forward", [part(7, 0n, 9n, 0n, failed), part(9, 0n, 9n, 0n, failed), part(1, 0n, 9n, 9n)]);
  assert.equal(unservedWords(lost, "failed"), "partition 7 (No leader) and 1 more");
  assert.equal(unservedWords(lost, "waiting"), null);
  const gaps = [
    { partition: 3, from: "1000", to: "2000", reason: "corrupt batch" },
    { partition: 4, from: "1", to: "2", reason: "x" },
  ];
  assert.equal(
    gapWords({ ...half, gaps }),
    "1,001 offsets could not be read: partition 3 from 1,000 to 1,999 (corrupt batch) and 1 more place",
  );
  assert.equal(heldBackWords(half), null);
  assert.equal(
    heldBackWords(coverage("forward", [part(2, 0n, 9n, 9n, { heldBack: "1" })])),
    "1 offset of partition 2 held back by an open transaction",
  );
});

test("the end of a search never says more than what was read", () => {
  const run = (more: Partial<SearchRun>): SearchRun => ({ ...freshRun, coverage: half, ...more });
  const ended = (reason: "complete" | "limit" | "incomplete", detail: string | null = null) =>
    verdictOf(run({ phase: "ended", end: { reason, detail } }));
  assert.equal(verdictOf(run({ phase: "running" })), null);
  assert.deepEqual(verdictOf(run({ phase: "stopped" })), {
    tone: "warning",
    word: "Stopped at 59.9 %",
    note: "801 not read",
  });
  assert.deepEqual(verdictOf({ ...freshRun, phase: "stopped" })?.note, "nothing was read");
  assert.deepEqual(ended("complete"), { tone: "ok", word: "Complete", note: "" });
  assert.deepEqual(ended("limit"), { tone: "ok", word: "Enough found at 59.9 %", note: "801 not read" });
  assert.equal(ended("incomplete")?.note, "801 not read");
  assert.equal(announcement(run({ phase: "running" })), "0 found, 59.9 % read");
  assert.equal(announcement(run({ phase: "stopped" })), "Stopped at 59.9 %, 0 found, 59.9 % read");
  assert.equal(announcement({ ...freshRun, phase: "queued", ahead: 2 }), "Waiting for 2 other searches");
});

test("rates are short", () => {
  assert.deepEqual([0, 412, 4_120, 412_345, 999_600, 1_240_000].map(shortRate), [
    "0",
    "412",
    "4.12 k",
    "412 k",
    "1 M",
    "1.24 M",
  ]);
});
