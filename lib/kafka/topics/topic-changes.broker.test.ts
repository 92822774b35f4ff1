import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AppError } from "#lib/errors.ts";
import { createTestTopic, removeTestTopics, testCluster, testPrefix } from "#lib/kafka/test-cluster.ts";
import { addPartitions, planAddPartitions } from "./add-partitions.ts";
import { alterConfig, planAlterConfig } from "./alter-config.ts";
import { describeTopic } from "./describe.ts";
import { listTopicConfigs } from "./list-topic-configs.ts";

const prefix = testPrefix("changes");
const topic = `${prefix}t`;
const week = "604800000";
before(async () => {
  testCluster();
  await createTestTopic(topic, {
    partitions: 2,
    configs: { "cleanup.policy": "compact,delete", "segment.ms": "60000" },
  });
});
after(() => removeTestTopics(prefix));

async function entry(name: string) {
  const { configs } = await listTopicConfigs("test", topic);
  return configs.find((config) => config.name === name);
}

async function alter(name: string, value: string | null) {
  const { planId } = await planAlterConfig("test", topic, { name, value });
  return alterConfig("test", topic, { name, value, planId });
}

function faultAt(pointer: string, words: RegExp) {
  return (error: unknown) => {
    assert(error instanceof AppError);
    assert.equal(error.code, "validation-failed");
    assert.equal(error.fields[0]?.pointer, pointer);
    assert.match(error.fields[0].message, words);
    return true;
  };
}

test("lists the whole configuration, own values first, with fallback and documentation", async () => {
  const { configs } = await listTopicConfigs("test", topic);
  assert.ok(configs.length > 20);
  assert.deepEqual(
    configs.slice(0, 3).map(({ name, source }) => [name, source]),
    [
      ["cleanup.policy", "topic"],
      ["segment.ms", "topic"],
      [configs[2]?.name, "default"],
    ],
  );
  const [policy] = configs;
  assert.deepEqual([policy?.value, policy?.fallback, policy?.type], ["compact,delete", "delete", "list"]);
  assert.match(policy?.documentation ?? "", /retention policy/);
  await assert.rejects(listTopicConfigs("test", `${prefix}none`), { code: "not-found" });
});

test("changes one value, leaves the others, and the value before undoes it", async () => {
  assert.deepEqual(await alter("retention.ms", "3600000"), { name: "retention.ms", before: null, after: "3600000" });
  assert.deepEqual([(await entry("retention.ms"))?.value, (await entry("retention.ms"))?.source], ["3600000", "topic"]);
  // Brokers keep these two in hours, and send no synonym for them.
  assert.deepEqual([(await entry("retention.ms"))?.fallback, (await entry("segment.ms"))?.fallback], [week, week]);
  assert.equal((await entry("segment.ms"))?.value, "60000");
  assert.deepEqual(await alter("retention.ms", "7200000"), {
    name: "retention.ms",
    before: "3600000",
    after: "7200000",
  });
  assert.deepEqual(await alter("retention.ms", null), { name: "retention.ms", before: "7200000", after: null });
  const back = await entry("retention.ms");
  assert.deepEqual([back?.value, back?.source, back?.fallback], [week, "default", week]);
});

test("a plan changes nothing, and a stale one is a conflict with the fresh plan", async () => {
  const { planId, warnings } = await planAlterConfig("test", topic, { name: "retention.ms", value: "1000" });
  assert.match(warnings[0] ?? "", /older than 1 s are deleted/);
  assert.equal((await entry("retention.ms"))?.source, "default");
  await alter("retention.ms", "5000");
  const stale = alterConfig("test", topic, { name: "retention.ms", value: "1000", planId });
  await assert.rejects(stale, (error: unknown) => {
    assert(error instanceof AppError);
    assert.equal(error.code, "conflict");
    assert.match(JSON.stringify(error.data.plan), /from 5 s \(5000\)/);
    return true;
  });
  assert.equal((await entry("retention.ms"))?.value, "5000");
});

test("what the broker refuses is told at the field", async () => {
  const plan = (name: string, value: string | null) => planAlterConfig("test", topic, { name, value });
  await assert.rejects(plan("retention.ms", "soon"), faultAt("/body/value", /INVALID_CONFIG/));
  await assert.rejects(plan("cleanup.policy", "keep"), faultAt("/body/value", /cleanup\.policy|keep/));
  await assert.rejects(plan("no.such.key", "1"), faultAt("/body/name", /have no `no\.such\.key`/));
  await assert.rejects(plan("max.message.bytes", null), faultAt("/body/value", /no value of its own/));
  await assert.rejects(planAlterConfig("test", `${prefix}none`, { name: "retention.ms", value: "1" }), {
    code: "not-found",
  });
});

test("adds partitions as planned; fewer, as many and a stale plan are refused", async () => {
  await assert.rejects(planAddPartitions("test", topic, 2), faultAt("/body/total", /has 2 partitions already/));
  await assert.rejects(planAddPartitions("test", topic, 1), faultAt("/body/total", /cannot take partitions away/));
  const plan = await planAddPartitions("test", topic, 4);
  assert.match(plan.warnings.join(" "), /compaction does not reach/);
  assert.match(plan.items[1]?.after ?? "", /^broker \d+$/);
  const count = async () => (await describeTopic("test", topic)).partitions.length;
  assert.equal(await count(), 2);
  const other = await planAddPartitions("test", topic, 3);
  assert.deepEqual(await addPartitions("test", topic, { total: 3, planId: other.planId }), { partitions: 3 });
  assert.equal(await count(), 3);
  await assert.rejects(addPartitions("test", topic, { total: 4, planId: plan.planId }), { code: "conflict" });
  assert.equal(await count(), 3);
  const detail = await describeTopic("test", topic);
  assert.ok(detail.partitions.every(({ leader }) => leader !== null));
});
