import assert from "node:assert/strict";
import { test } from "node:test";
import type { GroupSummary } from "#lib/contracts/groups.ts";
import type { TopicFigures } from "#lib/contracts/topics.ts";
import { ratesBetween, readersByTopic, rowsWeight, topicRows, type TopicRow } from "./topic-rows.ts";

const figures = (name: string, appended: string | null): TopicFigures => ({
  name,
  recordsAtMost: appended,
  appended,
  bytes: "10",
  replicaBytes: "30",
  error: appended === null ? "Broker 2 does not answer" : null,
});
const at = (seconds: number) => new Date(1_700_000_000_000 + seconds * 1000).toISOString();

const group = (id: string, topics: string[], lag: GroupSummary["lag"]): GroupSummary => ({
  id,
  kind: "classic",
  state: "Stable",
  protocolType: "consumer",
  members: 1,
  idleMembers: 0,
  topics,
  topicCount: topics.length,
  lag,
  coordinator: 1,
  error: null,
});
const exact = (value: string): GroupSummary["lag"] => ({ value, state: "exact", reason: null });

test("a rate needs two readings of the same topic", () => {
  const first = { topics: [figures("a", "100"), figures("b", "900"), figures("c", null)], readAt: at(0), rates: {} };
  const later = {
    topics: [figures("a", "150"), figures("b", "3"), figures("c", "9"), figures("d", "9")],
    readAt: at(10),
  };
  assert.deepEqual(ratesBetween(undefined, later), {});
  assert.deepEqual(ratesBetween(first, later), { a: 5 });
  assert.deepEqual(ratesBetween({ ...first, rates: { a: 7 } }, first), { a: 7 });
});

test("a lag counts for a topic only where it is of this topic alone and exact", () => {
  const readers = readersByTopic([
    group("one", ["a"], exact("40")),
    group("two", ["a", "b"], exact("900")),
    group("three", ["c"], exact("7")),
    group("four", ["c"], exact("9007199254740993")),
    group("five", ["d"], { value: "3", state: "partial", reason: "Broker 2 does not answer" }),
  ]);
  assert.deepEqual(Object.fromEntries(readers), {
    a: { count: 2, behind: null },
    b: { count: 1, behind: null },
    c: { count: 2, behind: 9007199254740993n },
    d: { count: 1, behind: null },
  });
});

test("rows stand before their figures, and say why these are missing", () => {
  const summary = {
    name: "a",
    id: null,
    internal: false,
    partitions: 1,
    replicationMin: 1,
    replicationMax: 1,
    underReplicated: 0,
    offline: 0,
    health: "ok" as const,
  };
  const none = { data: undefined, fault: null };
  assert.deepEqual(topicRows([summary], none, none), [{ ...summary, figures: "loading", readers: "loading" }]);
  const [row] = topicRows(
    [summary],
    { data: { topics: [figures("a", "5")], readAt: at(0), rates: { a: 2 } }, fault: null },
    { data: undefined, fault: "Not allowed" },
  );
  assert.deepEqual(row?.figures, { ...figures("a", "5"), rate: 2, again: false });
  assert.deepEqual(row?.readers, { unknown: "Not allowed" });
});

test("the weight of a selection says what is not known", () => {
  const row = (partitions: number, bytes: string | null): TopicRow => ({
    name: "t",
    internal: false,
    partitions,
    replicationMin: 1,
    replicationMax: 1,
    id: null,
    underReplicated: 0,
    offline: 0,
    health: "ok",
    readers: "loading",
    figures: bytes === null ? "loading" : { ...figures("t", "1"), bytes, rate: null, again: false },
  });
  assert.equal(rowsWeight([row(12, "1073741824"), row(48, "1073741824")]), "60 partitions · 2.00 GiB");
  assert.equal(rowsWeight([row(1, "1024"), row(1, null)]), "2 partitions · at least 1.00 KiB");
  assert.equal(rowsWeight([row(1, null)]), "1 partition");
});
