import assert from "node:assert/strict";
import { test } from "node:test";
import { testCluster } from "#lib/kafka/test-cluster.ts";
import { addPartitionsPlan, partitionFaults, type PartitionFacts } from "./plan-add-partitions.ts";

const config = testCluster();
const facts: PartitionFacts = {
  topic: "orders",
  id: "id",
  places: [
    [1, 2],
    [2, 3],
    [3, 1],
  ],
  added: [
    [1, 3],
    [2, 1],
    [3, 2],
  ],
  internal: false,
  cleanupPolicy: "delete",
  groups: [],
};

test("names what cannot be undone and what happens to keys", () => {
  const plan = addPartitionsPlan(config, 6, facts);
  assert.equal(plan.summary, "Adds 3 partitions to `orders`: 6 instead of 3.");
  assert.match(
    plan.command ?? "",
    /kafka-topics\.sh .* --alter --topic orders --partitions 6 --replica-assignment 1:2,2:3,3:1,1:3,2:1,3:2$/,
  );
  assert.match(plan.warnings.join(" "), /cannot be undone.*Most keys go to another partition/);
  assert.deepEqual(
    plan.items.slice(1).map(({ name, after }) => [name, after]),
    [
      ["Partition 3", "brokers 1, 3"],
      ["Partition 4", "brokers 2, 1"],
      ["Partition 5", "brokers 3, 2"],
    ],
  );
  assert.match(JSON.stringify(plan.basis), /1 on broker 1, 1 on broker 2, 1 on broker 3/);
  const more = addPartitionsPlan(config, 6, { ...facts, internal: true, cleanupPolicy: "compact", groups: ["g"] });
  assert.match(more.warnings[0] ?? "", /internal topic/);
  assert.match(more.warnings.join(" "), /compaction does not reach across.*latest offset/);
});

test("fewer or as many are refused with the figures", () => {
  assert.match(partitionFaults(3, "orders", 3)[0]?.message ?? "", /has 3 partitions already/);
  assert.match(partitionFaults(2, "orders", 3)[0]?.message ?? "", /cannot take partitions away\. Choose more than 3/);
  assert.deepEqual(partitionFaults(4, "orders", 3), []);
});

test("another number of partitions, another place or another topic is another plan, another group is not", () => {
  const id = (more: Partial<PartitionFacts>) => addPartitionsPlan(config, 6, { ...facts, ...more }).planId;
  assert.equal(id({}), id({ groups: ["g"] }));
  assert.notEqual(id({}), id({ places: [...facts.places, [1, 2]] }));
  assert.notEqual(id({}), id({ added: null }));
  assert.notEqual(id({}), id({ id: "again" }));
});
