import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { tailBody, type TailStatus } from "#lib/contracts/record-tail.ts";
import { closeKafkaClients, kafkaClient } from "#lib/kafka/client.ts";
import { findTopic, leaderOf } from "#lib/kafka/metadata.ts";
import { latest, listOffsets, offsetOf } from "#lib/kafka/offsets.ts";
import { eventually, testCluster } from "#lib/kafka/test-cluster.ts";
import { apis } from "#lib/kafka/versions.ts";
import { startKafka, type Kafka } from "../../../scripts/embedded/kafka.ts";
import { tailRecords } from "./tail.ts";
import { produceBatch } from "./test-search.ts";

const dataDir = mkdtempSync(join(tmpdir(), "wheelhouse-tail-moves-"));
const partitions = 3;
let kafka: Kafka;

before(async () => {
  // The controller misses a dead broker after 2 s instead of 9.
  const soon = { "broker.session.timeout.ms": "2000", "broker.heartbeat.interval.ms": "500" };
  kafka = await startKafka({ brokers: 3, dataDir, extraProperties: soon });
  const [host = "", port = ""] = (kafka.bootstrap.split(",")[0] ?? "").split(":");
  testCluster({ bootstrap: [{ host, port: Number(port) }] });
});
after(async () => {
  closeKafkaClients();
  await kafka.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Replicas by partition, the preferred leader first. */
async function create(name: string, replicas: number[][]): Promise<void> {
  const client = kafkaClient("test");
  const spec = {
    ...{ name, numPartitions: -1, replicationFactor: -1 },
    assignments: replicas.map((brokerIds, partitionIndex) => ({ partitionIndex, brokerIds })),
    configs: [
      { name: "retention.ms", value: "-1" },
      { name: "min.insync.replicas", value: "1" },
    ],
  };
  await client.call(apis.createTopics, "any", [[spec], 10_000, false], { context: { doing: "Creating" } });
  await eventually(async () => {
    client.shared.clear();
    const found = await findTopic(client, name);
    return found?.partitions.length === replicas.length && found.partitions.every((part) => leaderOf(part) !== null);
  }, 30_000);
}

/** Appends a few records, again and again while the leader changes; what landed is asked of the log afterwards. */
async function append(topic: string, partition: number): Promise<void> {
  const records = Array.from({ length: 10 }, () => ({
    key: null,
    value: Buffer.from("x"),
    headers: [],
    timestamp: 1n,
  }));
  await eventually(async () => {
    kafkaClient("test").shared.clear();
    return produceBatch(topic, partition, records).then(
      () => true,
      () => false,
    );
  }, 60_000);
}

async function ends(topic: string): Promise<Map<number, bigint | null>> {
  const client = kafkaClient("test");
  client.shared.clear();
  const found = await findTopic(client, topic);
  assert.ok(found !== null);
  const all = found.partitions.map(({ partitionIndex }) => partitionIndex);
  const answers = await listOffsets(client, found, all, latest);
  return new Map(all.map((partition) => [partition, offsetOf(answers.get(partition))]));
}

test("a tail goes on over a broker that dies and comes back: each record once", { timeout: 180_000 }, async () => {
  await create("followed", [
    [1, 2, 3],
    [2, 3, 1],
    [3, 1, 2],
  ]);
  const [, second] = kafka.brokers;
  assert.ok(second !== undefined);
  const all = [0, 1, 2];
  const seen: string[] = [];
  let named: TailStatus["failing"] = [];
  let work: Promise<void> | null = null;
  let over = false;
  const disturb = async () => {
    for (let round = 0; round < 3; round += 1) for (const partition of all) await append("followed", partition);
    await second.kill();
    for (let round = 0; round < 3; round += 1) for (const partition of all) await append("followed", partition);
    await second.restart();
    for (let round = 0; round < 3; round += 1) for (const partition of all) await append("followed", partition);
    over = true;
  };
  const body = tailBody.parse({ topics: ["followed"], rowsPerSecond: 2_000 });
  for await (const event of tailRecords("test", body, AbortSignal.timeout(150_000))) {
    work ??= disturb();
    work.catch(() => undefined);
    if (event.type === "rows") for (const { record } of event.rows) seen.push(`${record.partition}/${record.offset}`);
    else if (event.status.failing.length > 0) named = event.status.failing;
    if (over && seen.length >= 9 * 10 * partitions) {
      const last = await ends("followed");
      if ([...last].every(([partition, end]) => end === 0n || seen.includes(`${partition}/${(end ?? 0n) - 1n}`))) break;
    }
  }
  await work;
  const expected = [...(await ends("followed"))].flatMap(([partition, end]) =>
    Array.from({ length: Number(end ?? 0n) }, (_, offset) => `${partition}/${offset}`),
  );
  assert.deepEqual(seen.toSorted(), expected.toSorted());
  assert.ok(named.every(({ waiting }) => waiting) && named.length > 0, "the partitions that waited were not named");
});

test(
  "a partition without a leader waits, is named, and is followed when it has one",
  { timeout: 120_000 },
  async () => {
    const [, , third] = kafka.brokers;
    assert.ok(third !== undefined);
    await create("alone", [[1], [3]]);
    await append("alone", 1);
    await third.kill();
    await eventually(async () => {
      kafkaClient("test").shared.clear();
      const found = await findTopic(kafkaClient("test"), "alone");
      return found?.partitions.some((partition) => leaderOf(partition) === null) === true;
    }, 60_000);
    const body = tailBody.parse({ topics: ["alone"], rowsPerSecond: 100 });
    const rows: string[] = [];
    let back: Promise<void> | null = null;
    for await (const event of tailRecords("test", body, AbortSignal.timeout(90_000))) {
      if (event.type === "rows") rows.push(...event.rows.map(({ record }) => `${record.partition}/${record.offset}`));
      if (rows.length >= 10) break;
      if (event.type !== "status") continue;
      const [failing] = event.status.failing;
      if (back === null) {
        assert.deepEqual([failing?.topic, failing?.partition, failing?.waiting], ["alone", 1, true]);
        back = third.restart();
      } else if (
        failing === undefined &&
        event.status.positions.some(({ partition, offset }) => partition === 1 && offset === "10")
      ) {
        // It begins at the end that its leader names now, as the others did.
        await append("alone", 1);
      }
    }
    await back;
    assert.deepEqual(rows[0], "1/10");
  },
);
