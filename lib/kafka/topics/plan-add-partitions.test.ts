import assert from "node:assert/strict";
import { test } from "node:test";
import { testCluster } from "#lib/kafka/test-cluster.ts";
import { addPartitionsPlan, partitionFaults, type PartitionFacts } from "./plan-add-partitions.ts";

const config = testCluster();
const facts: PartitionFacts = {
  topic: "orders",
  id: "id",
  partitions: 3,
  internal: false,
  cleanupPolicy: "delete",
  groups: [],
};

test("names what cannot be undone and what happens to keys", () => {
  const plan = addPartitionsPlan(config, 6, facts);
  assert.equal(plan.summary, "Adds 3 partitions to `orders`: 6 instead of 3.");
  assert.match(plan.command ?? "", /kafka-topics\.sh .* --alter --topic orders --partitions 6$/);
  assert.match(plan.warnings.join(" "), /cannot be undone.*Most keys go to another partition/);
  const more = addPartitionsPlan(config, 6, { ...facts, internal: true, cleanupPolicy: "compact", groups: ["g"] });
  assert.match(more.warnings[0] ?? "", /internal topic/);
  assert.match(more.warnings.join(" "), /compaction does not reach across.*latest offset/);
});

test("fewer or as many are refused with the figures", () => {
  assert.match(partitionFaults(3, facts)[0]?.message ?? "", /has 3 partitions already/);
  assert.match(partitionFaults(2, facts)[0]?.message ?? "", /cannot take partitions away\. Choose more than 3/);
  assert.deepEqual(partitionFaults(4, facts), []);
});

test("another number of partitions or another topic is another plan, another group is not", () => {
  const id = (more: Partial<PartitionFacts>) => addPartitionsPlan(config, 6, { ...facts, ...more }).planId;
  assert.equal(id({}), id({ groups: ["g"] }));
  assert.notEqual(id({}), id({ partitions: 4 }));
  assert.notEqual(id({}), id({ id: "again" }));
});
