import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Kafka, logLevel, type Consumer } from "kafkajs";
import type { ClusterConfig } from "#lib/config/types.ts";
import { closeKafkaClients, kafkaClient } from "#lib/kafka/client.ts";
import { requestCounts } from "#lib/kafka/request-counts.ts";
import { produceRecord } from "#lib/kafka/records/produce.ts";
import {
  createTestTopic,
  eventually,
  removeTestTopics,
  testBootstrap,
  testCluster,
  testPrefix,
} from "#lib/kafka/test-cluster.ts";
import { apis } from "#lib/kafka/versions.ts";
import { commitOffsets } from "./commit-offsets.ts";
import { describeGroup } from "./describe-group.ts";
import { listGroups } from "./list-groups.ts";
import { joinByHeartbeat } from "./test-heartbeats.ts";
import { watchLag, type LagEvent } from "./watch-lag.ts";

const prefix = testPrefix("groups");
const topic = `${prefix}t`;
let cluster: ClusterConfig;

before(async () => {
  cluster = testCluster();
  await createTestTopic(topic, { partitions: 2 });
  for (const partition of [0, 0, 0, 1]) await produce(topic, partition);
});
after(() => removeTestTopics(prefix));

async function produce(name: string, partition: number): Promise<void> {
  const value = { encoding: "utf8" as const, data: "x" };
  await produceRecord("test", name, { key: null, value, headers: [], partition, timestamp: null });
}

async function summary(id: string) {
  kafkaClient("test").shared.clear();
  const { groups, missing } = await listGroups("test");
  assert.deepEqual(missing, []);
  return groups.find((group) => group.id === id);
}

async function detail(id: string) {
  kafkaClient("test").shared.clear();
  return describeGroup("test", id);
}

test("commits without membership: a group without members that lags", async () => {
  const id = `${prefix}odd / ü%`;
  await commitOffsets("test", id, topic, new Map([[0, 1n]]));
  const listed = await summary(id);
  assert.equal(listed?.state, "Empty");
  assert.equal(listed.kind, "classic");
  assert.deepEqual(listed.lag, { value: "2", state: "exact", reason: null });
  assert.deepEqual([listed.members, listed.idleMembers, listed.topics, listed.topicCount], [0, 0, [topic], 1]);
  const found = await detail(id);
  assert.deepEqual(found.members, []);
  assert.deepEqual(found.partitions, [
    { topic, partition: 0, committed: "1", logStart: "0", logEnd: "3", lag: "2", member: null, error: null },
  ]);
});

test("three members of a classic group on two partitions: one is idle, and its lag is exact", async () => {
  const id = `${prefix}classic`;
  await commitOffsets("test", id, topic, new Map([[0, 1n]]));
  const { host, port } = testBootstrap();
  const kafka = new Kafka({ brokers: [`${host}:${port}`], clientId: "member", logLevel: logLevel.NOTHING });
  const members: Consumer[] = [];
  try {
    for (let n = 0; n < 3; n += 1) {
      const consumer = kafka.consumer({
        groupId: id,
        heartbeatInterval: 200,
        sessionTimeout: 10_000,
        maxWaitTimeInMs: 100,
      });
      members.push(consumer);
      await consumer.connect();
      await consumer.subscribe({ topic });
      await consumer.run({ autoCommit: false, eachMessage: async () => undefined });
    }
    await eventually(async () => {
      const listed = await summary(id);
      return listed?.state === "Stable" && listed.members === 3 && listed.idleMembers === 1;
    }, 30_000);
    const found = await detail(id);
    assert.equal(found.kind, "classic");
    assert.equal(found.protocolType, "consumer");
    assert.match(found.assignor ?? "", /Robin/);
    assert.equal(found.members.filter(({ idle }) => idle).length, 1);
    assert.equal(found.members[0]?.clientId, "member");
    assert.match(found.members[0].host, /^\d/);
    const readers = found.partitions.map(({ member }) => member);
    assert.equal(new Set(readers).size, 2);
    assert.ok(found.members.some(({ id: member, idle }) => member === readers[0] && !idle));
    // Partition 1 is read, but nothing was committed there.
    assert.deepEqual(
      found.partitions.map(({ committed, lag, logEnd }) => [committed, lag, logEnd]),
      [
        ["1", "2", "3"],
        [null, null, "1"],
      ],
    );
    assert.deepEqual(found.lag, { value: "2", state: "exact", reason: null });
  } finally {
    await Promise.all(members.map((consumer) => consumer.disconnect()));
  }
  await eventually(async () => (await summary(id))?.state === "Empty");
});

test("a KIP-848 group is alive, with assignment and lag", async () => {
  const id = `${prefix}new`;
  await commitOffsets("test", id, topic, new Map([[1, 0n]]));
  const joined: Awaited<ReturnType<typeof joinByHeartbeat>>[] = [];
  for (let n = 0; n < 3; n += 1) joined.push(await joinByHeartbeat("consumer", id, topic));
  // The first member gave a partition up for the second.
  await eventually(async () => {
    for (const { beat } of joined) await beat();
    return (await detail(id)).members.filter(({ assignment }) => assignment.length === 1).length === 2;
  });
  const listed = await summary(id);
  assert.equal(listed?.kind, "consumer");
  assert.notEqual(listed.state, "Dead");
  assert.equal(listed.members, 3);
  assert.deepEqual(listed.lag, { value: "1", state: "exact", reason: null });
  const client = kafkaClient("test");
  const context = { doing: "Describing" };
  const [newest, older] = apis.describeConsumerGroups.codecs.map((codec) =>
    client.call({ ...apis.describeConsumerGroups, codecs: [codec] }, listed.coordinator ?? 0, [[id]], { context }),
  );
  assert.deepEqual(await older, await newest, "versions 0 and 1 tell the same");
  const found = await detail(id);
  assert.equal(found.kind, "consumer");
  assert.equal(found.assignor, "uniform");
  assert.equal(found.members.filter(({ idle }) => idle).length, 1);
  const first = found.members.find(({ id: name }) => name === joined[0]?.member);
  assert.deepEqual([first?.clientId, first?.rack, first?.host], ["wheelhouse", "r1", "127.0.0.1"]);
  await Promise.all(joined.map(({ leave }) => leave()));
  assert.equal((await detail(id)).state, "Empty");
});

test("share and streams groups are described by their own APIs", async () => {
  for (const kind of ["share", "streams"] as const) {
    const id = `${prefix}${kind}`;
    const { member, beat, leave } = await joinByHeartbeat(kind, id, topic);
    await eventually(async () => {
      await beat();
      return (await detail(id)).members[0]?.assignment.length === 1;
    });
    const found = await detail(id);
    assert.equal(found.kind, kind);
    assert.deepEqual(found.members, [
      {
        id: member,
        instanceId: null,
        clientId: "wheelhouse",
        host: "127.0.0.1",
        rack: kind === "share" ? null : "r1",
        assignment: [{ topic, partitions: [0, 1] }],
        idle: false,
      },
    ]);
    assert.deepEqual(
      found.partitions.map((row) => [row.partition, row.member]),
      [
        [0, member],
        [1, member],
      ],
    );
    const listed = await summary(id);
    assert.deepEqual([listed?.kind, listed?.members, listed?.idleMembers, listed?.error], [kind, 1, 0, null]);
    await leave();
  }
});

test("an unknown group is not found, in words", async () => {
  await assert.rejects(describeGroup("test", `${prefix}nobody`), {
    code: "not-found",
    message: /does not exist on Test, or the console's user may not see it/,
  });
});

test("a topic that is gone makes the lag partial, never wrong", async () => {
  const id = `${prefix}partial`;
  const doomed = `${prefix}doomed`;
  await createTestTopic(doomed);
  const { leave } = await joinByHeartbeat("consumer", id, topic);
  await leave();
  await commitOffsets("test", id, topic, new Map([[0, 0n]]));
  await commitOffsets("test", id, doomed, new Map([[0, 0n]]));
  const context = { doing: "Deleting" };
  await kafkaClient("test").call(apis.deleteTopics, "any", [[{ name: doomed }], 10_000], { context });
  await eventually(async () => {
    const lag = (await summary(id))?.lag;
    // The broker drops commits of a deleted topic; until then their lag cannot be known.
    return lag?.value === "3" && (lag.state === "exact" || /1 of 2 partitions/.test(lag.reason ?? ""));
  });
});

test("twenty callers cost one reading; a cluster that does not answer is an error, not an empty list", async () => {
  kafkaClient("test").shared.clear();
  const count = () => requestCounts().get("test")?.get("ListGroups") ?? 0;
  const until = count();
  await Promise.all(Array.from({ length: 20 }, () => listGroups("test")));
  assert.equal(count() - until, 1);
  testCluster({ bootstrap: [{ host: "127.0.0.1", port: 1 }] });
  await assert.rejects(listGroups("test"), { code: "broker-unreachable" });
  testCluster({ bootstrap: cluster.bootstrap });
});

const pace = { intervalMs: 50, keepMs: 60_000 };

/** Reads events until one is as asked. */
async function until(
  events: AsyncGenerator<LagEvent, void, void>,
  wanted: (event: LagEvent) => boolean,
): Promise<LagEvent> {
  for (;;) {
    const { value } = await events.next();
    assert(value !== undefined);
    if (wanted(value)) return value;
  }
}

test(
  "lag is sampled once for all viewers, kept while nobody looks, and gaps are said",
  { timeout: 30_000 },
  async () => {
    const id = `${prefix}watched`;
    await commitOffsets("test", id, topic, new Map([[0, 1n]]));
    const [first, second] = [new AbortController(), new AbortController()];
    const one = watchLag("test", id, first.signal, pace);
    assert.deepEqual(await one.next(), { done: false, value: { type: "history", samples: [], intervalMs: 50 } });
    const sample = await until(one, ({ type }) => type === "sample");
    assert(sample.type === "sample");
    assert.deepEqual(sample.sample.partitions, [{ topic, partition: 0, lag: "2" }]);

    const two = watchLag("test", id, second.signal, pace);
    const history = await until(two, ({ type }) => type === "history");
    assert(history.type === "history" && history.samples.length > 0);
    const [mine, theirs] = await Promise.all([two.next(), until(one, ({ type }) => type === "sample")]);
    assert(mine.value?.type === "sample" && theirs.type === "sample");

    await commitOffsets("test", id, topic, new Map([[0, 3n]]));
    await until(two, (event) => event.type === "sample" && event.sample.partitions[0]?.lag === "0");

    first.abort();
    await one.return();
    second.abort();
    await two.return();
    // Nobody looks: nothing is asked of the broker any more.
    const requests = () => requestCounts().get("test")?.get("OffsetFetch") ?? 0;
    const before = requests();
    const other = `${prefix}other`;
    await commitOffsets("test", other, topic, new Map([[0, 1n]]));
    const elsewhere = new AbortController();
    const clock = watchLag("test", other, elsewhere.signal, pace);
    for (let samples = 0; samples < 5; samples += 1) await until(clock, ({ type }) => type === "sample");
    elsewhere.abort();
    await clock.return();
    assert.ok(requests() - before <= 6, "only the group somebody looks at is read");
    const third = new AbortController();
    const three = watchLag("test", id, third.signal, pace);
    const kept = await until(three, ({ type }) => type === "history");
    assert(kept.type === "history");
    assert.ok(kept.samples.some(({ partitions }) => partitions[0]?.lag === "0"));
    assert.deepEqual(kept.samples.at(-1)?.partitions, [], "the pause is a gap");

    // The broker goes away under the viewer.
    testCluster({ bootstrap: [{ host: "127.0.0.1", port: 1 }] });
    const gap = await until(three, ({ type }) => type === "gap");
    assert(gap.type === "gap");
    assert.match(gap.reason, /refused/);
    testCluster({ bootstrap: cluster.bootstrap });
    await until(three, ({ type }) => type === "sample");
    third.abort();
    await three.return();
    await assert.rejects(watchLag("test", `${prefix}nobody`, third.signal, pace).next());
    closeKafkaClients();
  },
);
