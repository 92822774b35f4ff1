import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Kafka, logLevel } from "kafkajs";
import { createTestTopic, removeTestTopics, testBootstrap, testCluster, testPrefix } from "#lib/kafka/test-cluster.ts";
import { listRecords } from "./list.ts";

const prefix = testPrefix("markers");

before(() => {
  testCluster();
});
after(() => removeTestTopics(prefix));

test("what became of transactions is told where it is asked for, with the markers that ended them", async () => {
  const topic = `${prefix}tx`;
  await createTestTopic(topic);
  const { host, port } = testBootstrap();
  const kafka = new Kafka({ brokers: [`${host}:${port}`], logLevel: logLevel.NOTHING });
  const begin = async (id: string) => {
    const producer = kafka.producer({ transactionalId: `${prefix}${id}`, idempotent: true, maxInFlightRequests: 1 });
    await producer.connect();
    return producer;
  };
  const [producer, other] = [await begin("ended"), await begin("open")];
  for (const end of ["commit", "abort", "commit", "abort"] as const) {
    const transaction = await producer.transaction();
    await transaction.send({ topic, messages: [{ value: end }] });
    await transaction[end]();
  }
  // Appending waits until the marker before it is written.
  const open = await other.transaction();
  const last = await producer.transaction();
  await last.send({ topic, messages: [{ value: "later aborted" }] });
  await open.send({ topic, messages: [{ value: "open" }] });
  const told = async (query: { from: "newest" | "oldest"; limit: number }) => {
    const { records } = await listRecords("test", topic, { ...query, isolation: "uncommitted", markers: "true" });
    return records.map(({ offset, transaction }) => `${offset} ${transaction}`);
  };
  const ended = ["committed", "commit-marker", "aborted", "abort-marker"];
  const expected = [...ended, ...ended, "undecided", "undecided"].map((state, offset) => `${offset} ${state}`);
  assert.deepEqual(await told({ from: "oldest", limit: 50 }), expected);
  assert.deepEqual((await told({ from: "newest", limit: 4 })).toSorted(), expected.slice(-4).toSorted());
  // The marker of an aborted record may lie beyond what is read.
  assert.deepEqual(await told({ from: "oldest", limit: 3 }), expected.slice(0, 3));
  const plain = await listRecords("test", topic, { from: "oldest", limit: 50, isolation: "uncommitted" });
  assert.deepEqual([...new Set(plain.records.map(({ transaction }) => transaction))], [null]);
  await last.abort();
  await open.abort();
  await Promise.all([producer.disconnect(), other.disconnect()]);
});
