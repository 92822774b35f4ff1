import assert from "node:assert/strict";
import { test } from "node:test";
import type { Coverage } from "#lib/contracts/record-search.ts";
import { sameKeyWords } from "./same-key-words.ts";
import { freshRun, type SearchRun } from "./search-run.ts";

const coverage: Coverage = {
  ...{ direction: "newest-first", compared: "stored", checksums: "not-verified", gaps: [], records: 30, matches: 0 },
  ...{ bytes: 1, recordsPerSecond: 1, bytesPerSecond: 1, secondsLeft: null, elapsedMs: 1 },
  ...{ evaluationErrors: 0, firstEvaluationError: null },
  partitions: [{ partition: 3, state: "done", from: "0", to: "40", next: "10", error: null, heldBack: "0" }],
};
const own = { direction: "previous", where: "own" } as const;
const ended = (reason: "complete" | "budget" | "incomplete", read = coverage): SearchRun => ({
  ...{ ...freshRun, phase: "ended", coverage: read, end: { reason, detail: null } },
});

test("nothing is called absent before all was read", () => {
  assert.equal(
    sameKeyWords(own, { ...freshRun, phase: "running", coverage }, 3),
    "Looking for an earlier record with this key in partition 3: 30 of 40 offsets read",
  );
  assert.equal(sameKeyWords(own, ended("budget"), 3), "Not found in partition 3 so far: 30 of 40 offsets read.");
  assert.equal(
    sameKeyWords({ direction: "next", where: "others" }, ended("complete"), 3),
    "No later record with this key in the other partitions: 30 of 40 offsets read.",
  );
});

test("what could not be read is named", () => {
  const [part] = coverage.partitions;
  assert.ok(part);
  const failed = { ...coverage, partitions: [{ ...part, state: "failed" as const, error: "No leader" }] };
  assert.match(
    sameKeyWords(own, ended("incomplete", failed), 3),
    /^Not found .* Not read: partition 3 \(No leader\)\.$/,
  );
});
