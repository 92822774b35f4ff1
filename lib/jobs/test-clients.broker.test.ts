import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AppError } from "#lib/errors.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { describeGroup } from "#lib/kafka/groups/describe-group.ts";
import { joinByHeartbeat } from "#lib/kafka/groups/test-heartbeats.ts";
import { createTestTopic, eventually, removeTestTopics, testCluster, testPrefix } from "#lib/kafka/test-cluster.ts";
import { testConsole } from "../../scripts/testing/console.ts";
import { readJob } from "./rows.ts";
import { cancelJob, startJobs, stopJobs } from "./runner.ts";
import { startTestClient } from "./start-test-client.ts";

const prefix = testPrefix("jobs");
const topic = `${prefix}t`;
let testing: Disposable;
before(async () => {
  testing = testConsole();
  testCluster();
  await createTestTopic(topic, { partitions: 2 });
  startJobs();
});
after(async () => {
  await stopJobs();
  await removeTestTopics(prefix);
  testing[Symbol.dispose]();
});

const producer = {
  kind: "producer" as const,
  topic,
  recordsPerSecond: 20,
  keys: "fixed" as const,
  keyCount: 1,
  seconds: 60,
};
const members = { kind: "members" as const, topic, group: `${prefix}g`, members: 3, workMs: 0, seconds: 60 };

test("a producer and three members run as jobs; one member idles, the rest read; a stop leaves the group", async () => {
  const sending = (await startTestClient("test", producer, "o")).jobId;
  const reading = (await startTestClient("test", members, "o")).jobId;
  await eventually(
    async () => /3 members, 1 idle, [1-9]\d* records read/.test(readJob(reading)?.progress ?? ""),
    30_000,
  );
  assert.match(readJob(sending)?.progress ?? "", /records sent, 20 a second/);
  for (const id of [sending, reading]) cancelJob(id);
  await eventually(async () => [sending, reading].every((id) => readJob(id)?.state === "cancelled"));
  assert.match(readJob(reading)?.result ?? "", /\d+ records? read from .* by group/);
  kafkaClient("test").shared.clear();
  assert.deepEqual((await describeGroup("test", members.group)).members, []);
});

test("what could not run is refused at its field, before a job is made", async () => {
  await assert.rejects(startTestClient("test", { ...producer, topic: `${prefix}none` }, "o"), { code: "not-found" });
  const share = `${prefix}share`;
  const { leave } = await joinByHeartbeat("share", share, topic);
  await assert.rejects(startTestClient("test", { ...members, group: share }, "o"), (error: unknown) => {
    assert(error instanceof AppError);
    assert.equal(error.fields[0]?.pointer, "/body/group");
    return /is a share group; test members form a classic consumer group/.test(error.message);
  });
  await leave();
});
