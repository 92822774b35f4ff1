import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { CreateTopicInput } from "#lib/contracts/topics.ts";
import { AppError } from "#lib/errors.ts";
import { eventually, removeTestTopics, testCluster, testPrefix } from "#lib/kafka/test-cluster.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { requestCounts } from "#lib/kafka/request-counts.ts";
import { produceRecord } from "#lib/kafka/records/produce.ts";
import { apis } from "#lib/kafka/versions.ts";
import { createTopic, planCreateTopic } from "./create.ts";
import { deleteTopic, planDeleteTopic } from "./delete.ts";
import { describeTopic } from "./describe.ts";
import { listTopics } from "./list.ts";
import { readFigures } from "./read-figures.ts";

const prefix = testPrefix("topics");
before(() => testCluster());
after(() => removeTestTopics(prefix));

function input(overrides: Partial<CreateTopicInput> = {}): CreateTopicInput {
  return {
    name: `${prefix}a`,
    partitions: 1,
    replicationFactor: 1,
    retention: null,
    cleanupPolicy: null,
    ...overrides,
  };
}

async function create(overrides: Partial<CreateTopicInput>): Promise<void> {
  const asked = input(overrides);
  const { planId } = await planCreateTopic("test", asked);
  await createTopic("test", { ...asked, planId });
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

test("creates a topic as planned, with retention in words, and shows it at once", async () => {
  const asked = input({ name: `${prefix}orders`, partitions: 3, retention: "7 days" });
  const plan = await planCreateTopic("test", asked);
  assert.match(plan.summary, /3 partitions, 1 replica each; records are kept for 7 d/);
  assert.match(
    plan.command ?? "",
    /kafka-topics\.sh --bootstrap-server \S+ --create --topic \S+orders .*retention\.ms=604800000/,
  );
  assert.deepEqual(await createTopic("test", { ...asked, planId: plan.planId }), { name: asked.name, partitions: 3 });
  const { topics } = await listTopics("test");
  assert.equal(topics.find(({ name }) => name === asked.name)?.partitions, 3);
  const detail = await describeTopic("test", asked.name);
  assert.equal(detail.config.find(({ name }) => name === "retention.ms")?.value, "604800000");
  assert.equal(detail.recordsAtMost, "0");
  assert.deepEqual(
    detail.partitions.map(({ logStart, highWatermark, error }) => [logStart, highWatermark, error]),
    [
      ["0", "0", null],
      ["0", "0", null],
      ["0", "0", null],
    ],
  );
});

test("a plan of another input or cluster is a conflict that brings the fresh plan", async () => {
  await assert.rejects(
    createTopic("test", { ...input({ name: `${prefix}never` }), planId: "stale" }),
    (error: unknown) => {
      assert(error instanceof AppError);
      assert.equal(error.code, "conflict");
      assert("plan" in error.data);
      return true;
    },
  );
  await assert.rejects(describeTopic("test", `${prefix}never`), { code: "not-found" });
});

test("faults point at the field and name figures", async () => {
  await create({ name: `${prefix}taken`, partitions: 2 });
  await assert.rejects(
    planCreateTopic("test", input({ name: `${prefix}taken` })),
    faultAt("/body/name", /already exists \(2 partitions\)/),
  );
  await assert.rejects(
    planCreateTopic("test", input({ replicationFactor: 5 })),
    faultAt("/body/replicationFactor", /needs 5 brokers; this cluster has 1 that serves\. Choose 1\./),
  );
  await assert.rejects(planCreateTopic("test", input({ retention: "abc" })), faultAt("/body/retention", /./));
  for (const name of ["a b", "..", ".", "ü", "a/b"])
    await assert.rejects(planCreateTopic("test", input({ name })), faultAt("/body/name", /INVALID_TOPIC_EXCEPTION/));
});

test("a name of 249 characters works from creation to deletion", async () => {
  const name = prefix + "x".repeat(249 - prefix.length);
  await create({ name });
  const plan = await planDeleteTopic("test", name);
  assert.match(plan.summary, /It holds no records/);
  await deleteTopic("test", name, { planId: plan.planId, confirm: name });
  await assert.rejects(describeTopic("test", name), { code: "not-found" });
});

test("a deletion names what is lost and wants the name", async () => {
  const name = `${prefix}doomed`;
  await create({ name, partitions: 2 });
  for (const partition of [0, 0, 1])
    await produceRecord("test", name, {
      key: null,
      value: { encoding: "utf8", data: "x" },
      headers: [],
      partition,
      timestamp: null,
    });
  const group = `${prefix}group`;
  const client = kafkaClient("test");
  const context = { doing: "Committing" };
  const offsets = [{ partitionIndex: 0, committedOffset: 1n, committedLeaderEpoch: -1, committedMetadata: "" }];
  // The group coordinator of a fresh broker loads for a moment.
  await eventually(async () => {
    const found = await client.callPartial(apis.findCoordinator, "any", [0, [group]], { context });
    const node = found.coordinators[0];
    if (node === undefined || node.errorCode !== 0) return false;
    const answer = await client.callPartial(
      apis.offsetCommit,
      node.nodeId,
      [group, -1, "", null, [{ name, partitions: offsets }]],
      { context },
    );
    return answer.topics[0]?.partitions[0]?.errorCode === 0;
  });
  const plan = await planDeleteTopic("test", name);
  const basis = new Map(plan.basis.map(({ label, value }) => [label, value]));
  assert.equal(basis.get("Records"), "at most 3");
  assert.match(basis.get("Size on disk, all replicas") ?? "", /^\d+ B$/);
  assert.equal(basis.get("Groups with committed offsets"), group);
  await assert.rejects(
    deleteTopic("test", name, { planId: plan.planId, confirm: "doomed" }),
    faultAt("/body/confirm", /Type/),
  );
  await assert.rejects(deleteTopic("test", name, { planId: "stale", confirm: name }), { code: "conflict" });
  // More records do not make the plan stale: their number is no part of what was agreed to.
  await produceRecord("test", name, { key: null, value: null, headers: [], partition: 0, timestamp: null });
  await deleteTopic("test", name, { planId: plan.planId, confirm: name });
  const { topics } = await listTopics("test");
  assert.equal(
    topics.some((topic) => topic.name === name),
    false,
  );
});

test("twenty callers of the list cost one Metadata request", async () => {
  const client = kafkaClient("test");
  client.shared.clear();
  const count = () => requestCounts().get("test")?.get("Metadata") ?? 0;
  const before = count();
  await Promise.all(Array.from({ length: 20 }, () => listTopics("test")));
  assert.equal(count() - before, 1);
});

test("tells records and sizes of all topics in as many requests as there are brokers", async () => {
  const name = `${prefix}figures`;
  await create({ name, partitions: 3 });
  const bytes = (data: string) => ({ encoding: "utf8" as const, data });
  for (const key of ["a", "b", "c", "d"])
    await produceRecord("test", name, {
      key: bytes(key),
      value: bytes("x".repeat(100)),
      headers: [],
      partition: null,
      timestamp: null,
    });
  const client = kafkaClient("test");
  const count = (api: string) => requestCounts().get("test")?.get(api) ?? 0;
  const all = () => ["Metadata", "ListOffsets", "DescribeLogDirs"].map(count);
  client.shared.clear();
  const before = all();
  const [{ topics }] = await Promise.all([readFigures("test"), readFigures("test"), readFigures("test")]);
  assert.deepEqual(
    all().map((now, at) => now - (before[at] ?? 0)),
    [1, 2, 1],
  );
  assert.ok(topics.length > 1);
  const { bytes: onDisk, replicaBytes, ...counts } = topics.find((topic) => topic.name === name) ?? assert.fail();
  assert.deepEqual(counts, { name, recordsAtMost: "4", appended: "4", error: null });
  assert.ok(BigInt(onDisk ?? 0) > 400n);
  assert.equal(replicaBytes, onDisk);
});
