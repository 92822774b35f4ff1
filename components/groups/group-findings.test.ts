import assert from "node:assert/strict";
import { test } from "node:test";
import type { GroupDetail } from "#lib/contracts/groups.ts";
import { worstFinding } from "./group-findings.ts";
import { follow } from "./group-track.ts";
import { partitionRows } from "./partition-rows.ts";
import { detailOf, memberOf, partitionOf } from "./test-detail.ts";

/** What is found when the group has looked like this for some seconds. */
function findingAfter(seconds: number, more: Partial<GroupDetail>) {
  const detail = detailOf(seconds, more);
  const track = follow(follow(null, detailOf(0, more)), detail);
  return worstFinding(detail, partitionRows(detail, track), track);
}

test("nothing is said of a group that is well", () => {
  assert.equal(findingAfter(30, {}), null);
  assert.equal(findingAfter(30, { state: "Empty", members: [] }), null);
});

test("a stalled member is the worst, with its share of the lag", () => {
  const finding = findingAfter(402, {
    members: [memberOf("a", [0]), memberOf("b", [1]), memberOf("c", [])],
    partitions: [partitionOf(0, { lag: "80" }), partitionOf(1, { member: "b", lag: "0" })],
    lag: { value: "100", state: "exact", reason: null },
  });
  assert.deepEqual(finding, {
    tone: "critical",
    title: "Falling behind on one partition.",
    text: "80 % of the lag is partition 0: member a sends heartbeats but has committed nothing for at least 6 min 42 s. Read its log before a restart.",
  });
});

test("partitions that could not be read come before idle members", () => {
  const finding = findingAfter(1, {
    members: [memberOf("a", [0, 1]), memberOf("b", [])],
    partitions: [partitionOf(0), partitionOf(1, { lag: null, error: "Broker 4 does not answer" })],
  });
  assert.equal(finding?.title, "1 of 2 partitions could not be read.");
  assert.equal(finding?.text, "Partition 1: Broker 4 does not answer. The lag is a lower bound.");
});

test("idle members are counted with what to do", () => {
  const finding = findingAfter(1, { members: [memberOf("a", [0]), memberOf("b", [1]), memberOf("c", [])] });
  assert.equal(finding?.title, "One member is idle.");
  assert.equal(finding?.text, "It owns no partition: 3 members for 2 partitions. Stop one, or add partitions.");
});

test("a rebalance is told after ten seconds and is a warning after three minutes", () => {
  const settling = { state: "CompletingRebalance" };
  assert.equal(findingAfter(9, settling), null);
  assert.equal(findingAfter(12, settling)?.tone, "info");
  const long = findingAfter(200, settling);
  assert.equal(long?.tone, "warning");
  assert.equal(long?.title, "Rebalancing for at least 3 min 20 s.");
  assert.match(long?.text ?? "", /“Completing rebalance”\. No member reads/);
  assert.match(findingAfter(12, { kind: "consumer", state: "Reconciling" })?.text ?? "", /Members read on/);
});

test("a partition that waits without a reader names its topic where there are several", () => {
  const finding = findingAfter(1, {
    partitions: [partitionOf(0), partitionOf(1), partitionOf(0, { topic: "refunds", member: null })],
  });
  assert.match(finding?.text ?? "", /^Messages wait in partition 0 of refunds, and no member/);
});
