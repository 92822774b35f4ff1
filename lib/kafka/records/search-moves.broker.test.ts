import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { searchBody, type SearchEvent } from "#lib/contracts/record-search.ts";
import { exportRequest } from "#lib/contracts/record-export.ts";
import { closeKafkaClients, kafkaClient } from "#lib/kafka/client.ts";
import { findTopic, leaderOf } from "#lib/kafka/metadata.ts";
import { eventually, testCluster } from "#lib/kafka/test-cluster.ts";
import { apis } from "#lib/kafka/versions.ts";
import { startKafka, type Kafka } from "../../../scripts/embedded/kafka.ts";
import { exportRecords } from "./export.ts";
import { endScanWorkers } from "./scan/pool.ts";
import { searchRecords } from "./search.ts";
import { never, produceBatch } from "./test-search.ts";

const dataDir = mkdtempSync(join(tmpdir(), "wheelhouse-moves-"));
const topic = "numbered";
const partitions = 6;
const perPartition = 4_000;
let kafka: Kafka;

before(async () => {
  kafka = await startKafka({ brokers: 3, dataDir });
  const [host = "", port = ""] = (kafka.bootstrap.split(",")[0] ?? "").split(":");
  testCluster({ bootstrap: [{ host, port: Number(port) }] });
  const client = kafkaClient("test");
  const spec = {
    name: topic,
    numPartitions: partitions,
    replicationFactor: 3,
    assignments: [],
    configs: [
      { name: "retention.ms", value: "-1" },
      { name: "min.insync.replicas", value: "1" },
    ],
  };
  await client.call(apis.createTopics, "any", [[spec], 10_000, false], { context: { doing: "Creating" } });
  await eventually(async () => {
    client.shared.clear();
    const found = await findTopic(client, topic);
    return found?.partitions.length === partitions && found.partitions.every((part) => leaderOf(part) !== null);
  }, 30_000);
  const filler = "x".repeat(2_000);
  for (let batch = 0; batch < perPartition / 400; batch += 1)
    for (let partition = 0; partition < partitions; partition += 1) {
      const records = Array.from({ length: 400 }, (_, index) => ({
        key: null,
        value: Buffer.from(`${partition}/${batch * 400 + index} ${filler}`),
        headers: [],
        timestamp: 1n,
      }));
      await eventually(async () => {
        client.shared.clear();
        return produceBatch(topic, partition, records).then(
          () => true,
          () => false,
        );
      }, 30_000);
    }
});
after(async () => {
  await endScanWorkers();
  closeKafkaClients();
  await kafka.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

test(
  "a broker that dies in mid-search: its partitions wait, are named, and every record comes once",
  { timeout: 120_000 },
  async () => {
    const [, , victim] = kafka.brokers;
    assert.ok(victim !== undefined);
    const seen: string[] = [];
    let hit = false;
    let remaining: unknown;
    const take = (event: SearchEvent) => {
      if (event.type === "matches")
        seen.push(...event.matches.map(({ record }) => `${record.partition}/${record.offset}`));
    };
    let waited = false;
    /** One that begins while some partitions have no leader waits for them. */
    const startLate = async () => {
      const filter = { contains: { text: "no such text" } };
      for await (const event of searchRecords("test", topic, searchBody.parse({ filter }), never)) {
        if (event.type === "progress")
          waited ||= event.coverage.partitions.some(({ state, error }) => state === "waiting" && error !== null);
        if (event.type !== "end") continue;
        assert.deepEqual([event.reason, event.coverage.records], ["complete", partitions * perPartition]);
      }
    };
    // The limit is below the number of records, so the second half of the test resumes as well.
    for await (const event of searchRecords(
      "test",
      topic,
      searchBody.parse({ direction: "forward", limit: 10_000 }),
      never,
    )) {
      take(event);
      if (event.type === "matches" && !hit) {
        hit = true;
        await victim.kill();
        await startLate();
      }
      if (event.type !== "end") continue;
      assert.equal(event.reason, "limit");
      remaining = event.remaining;
    }
    while (remaining !== undefined) {
      const body = searchBody.parse({ direction: "forward", limit: 10_000, resume: remaining });
      remaining = undefined;
      for await (const event of searchRecords("test", topic, body, never)) {
        take(event);
        if (event.type === "end" && event.reason !== "complete") {
          assert.equal(event.reason, "limit", JSON.stringify(event));
          remaining = event.remaining;
        }
      }
    }
    assert.equal(seen.length, partitions * perPartition);
    assert.equal(new Set(seen).size, seen.length);
    assert.ok(waited, "the waiting partitions were not named");
  },
);

test("an export goes on over a move of leaders and holds each record once", { timeout: 120_000 }, async () => {
  const [, second, third] = kafka.brokers;
  assert.ok(second !== undefined && third !== undefined);
  await third.restart();
  const client = kafkaClient("test");
  await eventually(async () => {
    client.shared.clear();
    const found = await findTopic(client, topic);
    return found?.partitions.every(({ isrNodes }) => isrNodes.length === 3) === true;
  }, 60_000);
  const request = exportRequest.parse({ format: "raw" });
  let text = "";
  let killed = false;
  for await (const chunk of exportRecords("test", topic, request, never)) {
    text += Buffer.from(chunk).toString();
    if (!killed) await second.kill();
    killed = true;
  }
  const numbers = text
    .split("\n")
    .map((line) => line.split(" ")[0] ?? "")
    .filter((line) => line !== "");
  assert.equal(numbers.length, partitions * perPartition);
  assert.equal(new Set(numbers).size, numbers.length);
});
