import assert from "node:assert/strict";
import { test } from "node:test";
import type { DescribedMember } from "#lib/kafka/protocol/group-describe.ts";
import { idleMembers, partitionLag, readers, sumLag, topicsOf, type Committed } from "./join.ts";

const at = (offset: bigint | null, more: Partial<Committed> = {}): Committed => ({
  topic: "a",
  partition: 0,
  offset,
  lag: null,
  error: null,
  ...more,
});
const end = (offset: bigint) => ({ offset, timestamp: -1n });
const member = (id: string, partitions: number[] | null, holds = partitions?.length ?? 0): DescribedMember => ({
  id,
  instanceId: null,
  rack: null,
  clientId: "c",
  host: "/127.0.0.1",
  assignment: partitions === null ? null : partitions.length === 0 ? [] : [{ topic: "a", partitions }],
  holds,
});

test("lag is log end − committed, and never negative", () => {
  assert.deepEqual(partitionLag(at(7n), end(10n)), { lag: 3n, error: null });
  assert.deepEqual(partitionLag(at(10n), end(4n)), { lag: 0n, error: null });
  assert.deepEqual(partitionLag(at(0n), end(2n ** 63n - 1n)), { lag: 2n ** 63n - 1n, error: null });
  assert.deepEqual(partitionLag(at(5n, { lag: 2n }), undefined), { lag: 2n, error: null });
});

test("what was not read is unknown with its reason, what was never committed is no error", () => {
  assert.deepEqual(partitionLag(undefined, end(9n)), { lag: null, error: null });
  assert.deepEqual(partitionLag(at(1n), { error: "no leader" }), { lag: null, error: "no leader" });
  assert.deepEqual(partitionLag(at(null, { error: "refused" }), end(9n)), { lag: null, error: "refused" });
  assert.match(partitionLag(at(1n), undefined).error ?? "", /not read/);
});

test("a sum says whether it is exact, a lower bound, or unknown", () => {
  const known = { lag: 3n, error: null };
  const failed = { lag: null, error: "no leader" };
  assert.deepEqual(sumLag([known, known, { lag: null, error: null }]), { value: "6", state: "exact", reason: null });
  assert.deepEqual(sumLag([known, failed]), {
    value: "3",
    state: "partial",
    reason: "1 of 2 partitions could not be read: no leader",
  });
  assert.deepEqual(sumLag([failed]), { value: null, state: "unknown", reason: "no leader" });
  assert.deepEqual(sumLag([]).state, "unknown");
});

test("members are idle only when there are more of them than partitions", () => {
  const three = [member("x", [0]), member("y", [1]), member("z", [])];
  assert.deepEqual(idleMembers("classic", "Stable", three), new Set(["z"]));
  assert.deepEqual(idleMembers("classic", "Stable", [member("x", [0, 1, 2]), member("z", [])]), new Set());
  assert.deepEqual(idleMembers("classic", "Empty", []), new Set());
});

test("a settling group and foreign protocols have no idle members that we could name", () => {
  assert.equal(idleMembers("classic", "CompletingRebalance", [member("x", [])]), null);
  assert.equal(idleMembers("classic", "Stable", [member("x", null)]), null);
  // About to get a partition.
  const settling = [member("x", [0, 1], 2), member("y", [], 1), member("z", [], 0)];
  assert.deepEqual(idleMembers("consumer", "Reconciling", settling), new Set(["z"]));
  // One partition of a share group serves several members.
  const share = [member("x", [0]), member("y", [0]), member("z", [])];
  assert.deepEqual(idleMembers("share", "Stable", share), new Set(["z"]));
});

test("names readers and topics", () => {
  assert.deepEqual(
    [...readers([member("x", [0, 2])])].map(([place, reader]) => [place, reader.member]),
    [
      ["a/0", "x"],
      ["a/2", "x"],
    ],
  );
  assert.deepEqual(topicsOf([at(1n, { topic: "b" })], [member("x", [0])]), ["a", "b"]);
});
