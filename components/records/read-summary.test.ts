import assert from "node:assert/strict";
import { test } from "node:test";
import type { PartitionRead } from "#lib/contracts/records.ts";
import { gapWords, isComplete, offsetsWalked, openTransactions, orderWords, unreadPartitions } from "./read-summary.ts";

const read: PartitionRead = {
  partition: 0,
  logStart: "0",
  highWatermark: "9223372036854775807",
  lastStableOffset: "9223372036854775800",
  from: "9223372036854775000",
  to: "9223372036854775807",
  exhausted: true,
  gaps: [],
  error: null,
};

test("figures above 2^53 stay exact and unread partitions add nothing", () => {
  assert.equal(offsetsWalked([read, { ...read, from: null, to: null }]), 807n);
  assert.deepEqual(openTransactions([read]), [{ partition: 0, behind: 7n }]);
  assert.deepEqual(openTransactions([{ ...read, lastStableOffset: null }]), []);
});

test("an unread partition is named and the read is then not complete", () => {
  const failed = { ...read, partition: 7, error: "no leader" };
  assert.deepEqual(unreadPartitions([read, failed]), [{ partition: 7, reason: "no leader" }]);
  assert.equal(isComplete({ partitions: [read], stoppedEarly: null }), true);
  assert.equal(isComplete({ partitions: [read, failed], stoppedEarly: null }), false);
  assert.equal(isComplete({ partitions: [read], stoppedEarly: "time budget" }), false);
});

test("offsets that could not be read are named", () => {
  const gap = { from: "400", to: "500", reason: "Its checksum is wrong." };
  assert.equal(gapWords([read]), null);
  assert.equal(
    gapWords([read, { ...read, partition: 3, gaps: [gap] }]),
    "Not read: offsets 400 to 499 of partition 3. Its checksum is wrong.",
  );
  assert.match(
    gapWords([{ ...read, gaps: [{ ...gap, to: "401" }, gap] }]) ?? "",
    /offset 400 of partition 0 and 1 more/,
  );
});

test("the order is said as it is", () => {
  assert.match(orderWords("newest", "timestamp-descending"), /by append in each partition/);
  assert.equal(orderWords("offset", "timestamp-ascending"), "From the offset in each partition, oldest first");
});
