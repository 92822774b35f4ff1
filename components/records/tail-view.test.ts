import assert from "node:assert/strict";
import { test } from "node:test";
import type { KafkaRecord } from "#lib/contracts/records.ts";
import { recordId } from "./record-id.ts";
import { freshTail, isPassing, joinStatus, mostTailRows, tailRowId, takeTail } from "./tail-view.ts";

function row(partition: number, offset: number, topic = "t") {
  const record: KafkaRecord = {
    ...{ partition, offset: String(offset), timestamp: "0", timestampType: "create-time" },
    ...{ key: { kind: "null" }, value: { kind: "empty" }, headers: [], headerCount: 0 },
    ...{ keyBytes: 0, valueBytes: 0, leaderEpoch: 0, producerId: null },
    ...{ producerEpoch: null, sequence: null, transactional: false, compression: "none", transaction: null },
  };
  return { topic, record, excerpt: null };
}

test("the newest row is on top, repeats of a stream taken up again are dropped", () => {
  const last = new Map<string, bigint>();
  const first = takeTail(freshTail, { type: "rows", rows: [row(0, 1), row(1, 1), row(0, 2)] }, last);
  const second = takeTail(first, { type: "rows", rows: [row(0, 2), row(0, 3)] }, last);
  assert.deepEqual(second.rows.map(recordId), ["0-3", "0-2", "1-1", "0-1"]);
  assert.equal(second.arrived, 4);
  assert.equal(second.phase, "following");
});

test("partitions of several topics are told apart", () => {
  const rows = [row(0, 1, "a"), row(0, 1, "b"), row(0, 1, "a")];
  const view = takeTail(freshTail, { type: "rows", rows }, new Map());
  assert.deepEqual(view.rows.map(tailRowId), ["b/0-1", "a/0-1"]);
});

test("rows in the browser are bounded, what came is counted on", () => {
  const last = new Map<string, bigint>();
  const rows = Array.from({ length: mostTailRows + 5 }, (_, offset) => row(0, offset));
  const view = takeTail(freshTail, { type: "rows", rows }, last);
  assert.equal(view.rows.length, mostTailRows);
  assert.equal(view.rows[0]?.offset, String(mostTailRows + 4));
  assert.equal(view.arrived, mostTailRows + 5);
});

test("counts go on over streams", () => {
  const status = {
    ...{ failing: [], records: 5, matched: 3, sent: 2, recordsPerSecond: 1, bytesPerSecond: 1, positions: [] },
    ...{ evaluationErrors: 1, firstEvaluationError: "first", leftOut: [{ topic: "a", count: 1 }] },
  };
  const joined = joinStatus(status, { ...status, firstEvaluationError: "second", recordsPerSecond: 9 });
  assert.deepEqual(
    [joined.records, joined.matched, joined.sent, joined.evaluationErrors, joined.firstEvaluationError],
    [10, 6, 4, 2, "first"],
  );
  assert.equal(joined.recordsPerSecond, 9);
  assert.deepEqual(joined.leftOut, [{ topic: "a", count: 2 }]);
});

test("a refusal is not asked for again", () => {
  const problem = { type: "", title: "", code: "", detail: "", requestId: "" };
  const asked = [0, 400, 403, 404, 429, 502].filter((status) => isPassing({ ...problem, status }));
  assert.deepEqual(asked, [0, 429, 502]);
});
