import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Kafka, logLevel } from "kafkajs";
import {
  createTestTopic,
  eventually,
  removeTestTopics,
  testBootstrap,
  testCluster,
  testPrefix,
} from "#lib/kafka/test-cluster.ts";
import { listRecords } from "./list.ts";
import { produceRecord } from "./produce.ts";

const prefix = testPrefix("place");
const topic = `${prefix}group`;
before(() => testCluster());
after(() => removeTestTopics(prefix));

function produce(partition: number, data: string) {
  return produceRecord("test", topic, {
    key: null,
    value: { encoding: "utf8", data },
    headers: [],
    partition,
    timestamp: null,
  });
}

async function values(group?: string): Promise<string[]> {
  const { records } = await listRecords("test", topic, { from: "group", group, limit: 50, isolation: "uncommitted" });
  return records.map(({ value }) => ("text" in value ? value.text : value.kind));
}

test("a group's position is where reading starts, the log start where it never committed", async () => {
  const group = `${prefix}reader`;
  await createTestTopic(topic, { partitions: 2 });
  for (const partition of [0, 1]) for (const n of [0, 1, 2]) await produce(partition, `${partition}/${n}`);
  const { host, port } = testBootstrap();
  const admin = new Kafka({ brokers: [`${host}:${port}`], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    await eventually(() =>
      admin.setOffsets({ groupId: group, topic, partitions: [{ partition: 1, offset: "2" }] }).then(
        () => true,
        () => false,
      ),
    );
  } finally {
    await admin.disconnect();
  }
  assert.deepEqual((await values(group)).sort(), ["0/0", "0/1", "0/2", "1/2"]);
  await assert.rejects(values(`${group}-none`), { code: "not-found" });
  await assert.rejects(values(), { code: "validation-failed" });
});
