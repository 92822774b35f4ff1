import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { kafkaClient } from "#lib/kafka/client.ts";
import { describeGroup } from "#lib/kafka/groups/describe-group.ts";
import { listGroups } from "#lib/kafka/groups/list-groups.ts";
import { joinByHeartbeat } from "#lib/kafka/groups/test-heartbeats.ts";
import { listRecords } from "#lib/kafka/records/list.ts";
import { createTestTopic, eventually, removeTestTopics, testCluster, testPrefix } from "#lib/kafka/test-cluster.ts";
import { javaPartition } from "#lib/format/murmur2.ts";
import { progressText, runTestMembers } from "./members.ts";
import { runTestProducer } from "./producer.ts";

const prefix = testPrefix("clients");
const topic = `${prefix}t`;
before(async () => {
  testCluster();
  await createTestTopic(topic, { partitions: 2 });
});
after(() => removeTestTopics(prefix));

const read = (name: string) => listRecords("test", name, { from: "newest", limit: 100, isolation: "uncommitted" });
const fresh = () => kafkaClient("test").shared.clear();

test("a producer sends at its rate until it is stopped; keys go where Java puts them", async () => {
  const abort = new AbortController();
  let text = "";
  const input = {
    kind: "producer" as const,
    topic,
    recordsPerSecond: 50,
    keys: "rotating" as const,
    keyCount: 5,
    seconds: 60,
  };
  const running = runTestProducer("test", input, { signal: abort.signal, progress: (words) => (text = words) });
  await eventually(async () => /^[1-9]\d* records sent, 50 a second$/.test(text));
  abort.abort();
  const sent = await running;
  const { records } = await read(topic);
  assert.equal(records.length, Math.min(100, sent));
  for (const { key, value, partition } of records) {
    assert(key.kind === "text" && value.kind === "json");
    assert.match(key.text, /^key-[0-4]$/);
    assert.equal(partition, javaPartition(Buffer.from(key.text), 2));
  }
});

test("a producer ends by itself, and ends with words when its topic does not exist", async () => {
  const name = `${prefix}short`;
  await createTestTopic(name);
  const input = {
    kind: "producer" as const,
    topic: name,
    recordsPerSecond: 1,
    keys: "none" as const,
    keyCount: 10,
    seconds: 1,
  };
  const running = { signal: new AbortController().signal, progress: () => undefined };
  assert.ok((await runTestProducer("test", input, running)) >= 1);
  const { records } = await read(name);
  assert.equal(records[0]?.key.kind, "null");
  await assert.rejects(runTestProducer("test", { ...input, topic: `${prefix}none` }, running), { code: "not-found" });
});

test(
  "three members share two partitions, commit what they read, and leave when stopped",
  { timeout: 60_000 },
  async () => {
    const group = `${prefix}members`;
    const abort = new AbortController();
    let text = "";
    const input = { kind: "members" as const, topic, group, members: 3, workMs: 0, seconds: 60 };
    const running = runTestMembers("test", input, { signal: abort.signal, progress: (words) => (text = words) });
    running.catch(() => undefined);
    await eventually(async () => /^3 members, 1 idle, [1-9][\d,]* records? read$/.test(text), 30_000);
    await eventually(async () => {
      fresh();
      const { members, lag } = await describeGroup("test", group);
      return members.filter(({ idle }) => idle).length === 1 && lag.state === "exact" && lag.value === "0";
    });
    abort.abort();
    assert.ok((await running) > 0);
    fresh();
    const { groups } = await listGroups("test");
    const left = groups.find(({ id }) => id === group);
    assert.deepEqual([left?.state, left?.members], ["Empty", 0]);
  },
);

test("slow members fall behind and still answer to a stop", { timeout: 60_000 }, async () => {
  const abort = new AbortController();
  const group = `${prefix}slow`;
  let text = "";
  const input = { kind: "members" as const, topic, group, members: 1, workMs: 10_000, seconds: 60 };
  const running = runTestMembers("test", input, { signal: abort.signal, progress: (words) => (text = words) });
  await eventually(async () => text === "1 member, 0 records read", 20_000);
  abort.abort();
  assert.equal(await running, 0);
});

test("members that cannot join end with words", { timeout: 60_000 }, async () => {
  const group = `${prefix}share`;
  const { leave } = await joinByHeartbeat("share", group, topic);
  const input = { kind: "members" as const, topic, group, members: 1, workMs: 0, seconds: 30 };
  const running = { signal: new AbortController().signal, progress: () => undefined };
  await assert.rejects(runTestMembers("test", input, running), /Reading as a member of group .* failed/);
  await leave();
});

test("progress in words", () => {
  const members = [{ assigned: 2 }, { assigned: 0 }, { assigned: null }];
  assert.equal(progressText(members, 1_204), "3 members, 1 joining, 1 idle, 1,204 records read");
});
