import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startKafka, type Kafka, type KafkaBroker } from "../../scripts/embedded/kafka.ts";
import { closeKafkaClients, kafkaClient } from "./client.ts";
import { describeCluster } from "./clusters/describe.ts";
import { listRecords } from "./records/list.ts";
import { produceRecord } from "./records/produce.ts";
import { createTestTopic, eventually, testCluster } from "./test-cluster.ts";
import { describeTopic } from "./topics/describe.ts";
import { listTopics } from "./topics/list.ts";
import { readFigures } from "./topics/read-figures.ts";

const dataDir = mkdtempSync(join(tmpdir(), "wheelhouse-down-"));
const topic = "spread";
let kafka: Kafka;

before(async () => {
  kafka = await startKafka({ brokers: 3, dataDir });
  const bootstrap = kafka.bootstrap.split(",").map((address) => {
    const [host = "", port = ""] = address.split(":");
    return { host, port: Number(port) };
  });
  testCluster({ bootstrap });
  await createTestTopic(topic, { partitions: 6 });
  for (let partition = 0; partition < 6; partition++) {
    const bytes = (data: string) => ({ encoding: "utf8" as const, data });
    const record = { key: null, value: bytes(`record of ${partition}`), headers: [], partition, timestamp: null };
    await produceRecord("test", topic, record);
  }
});
after(async () => {
  closeKafkaClients();
  await kafka.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

function brokerOf(id: number): KafkaBroker {
  return kafka.brokers.find((broker) => broker.id === id) ?? assert.fail(`no broker ${id}`);
}

const newest = () => listRecords("test", topic, { from: "newest", limit: 50, isolation: "uncommitted" });

/** Partitions that say why they were not read. */
const faulty = (partitions: readonly { partition: number; error: string | null }[]) =>
  partitions.filter(({ error }) => error !== null).map(({ partition }) => partition);

test(
  "one broker of three down marks its partitions only, and all come back without a restart",
  { timeout: 120_000 },
  async () => {
    const whole = await describeTopic("test", topic);
    // Node 1 is the controller too; the others are brokers alone.
    const led = whole.partitions.filter(({ leader }) => leader === 3).map(({ partition }) => partition);
    assert.ok(led.length > 0 && led.length < 6);
    assert.equal((await newest()).records.length, 6);

    await brokerOf(3).kill();
    await eventually(async () => {
      kafkaClient("test").shared.clear();
      return faulty((await describeTopic("test", topic)).partitions).length > 0;
    }, 30_000);

    const detail = await describeTopic("test", topic);
    assert.deepEqual(faulty(detail.partitions), led);
    assert.equal(detail.recordsAtMost, null);
    const read = await newest();
    assert.deepEqual(faulty(read.partitions), led);
    assert.deepEqual(
      read.records.map(({ partition }) => partition).toSorted(),
      [0, 1, 2, 3, 4, 5].filter((partition) => !led.includes(partition)),
    );
    const figures = (await readFigures("test")).topics.find(({ name }) => name === topic);
    assert.equal(figures?.recordsAtMost, null);
    assert.match(figures?.error ?? "", /^Partition \d: /);
    // The cluster fences a dead broker after a few seconds; then its partitions have no leader and the list says so.
    await eventually(async () => {
      kafkaClient("test").shared.clear();
      const { topics } = await listTopics("test");
      return topics.find(({ name }) => name === topic)?.offline === led.length;
    }, 30_000);
    assert.equal((await describeCluster("test")).brokers.length, 2);

    await brokerOf(3).restart();
    await eventually(async () => {
      kafkaClient("test").shared.clear();
      return (await newest()).records.length === 6;
    }, 60_000);
    assert.deepEqual(faulty((await newest()).partitions), []);
  },
);
