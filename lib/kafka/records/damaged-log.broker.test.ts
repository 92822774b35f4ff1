import assert from "node:assert/strict";
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { tailBody } from "#lib/contracts/record-tail.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { createTestTopic, removeTestTopics, testCluster, testPrefix } from "#lib/kafka/test-cluster.ts";
import { apis } from "#lib/kafka/versions.ts";
import { getRecord } from "./get.ts";
import { listRecords } from "./list.ts";
import { endScanWorkers } from "./scan/pool.ts";
import { tailRecords } from "./tail.ts";
import { keptForever, produceBatch, runSearch } from "./test-search.ts";

const prefix = testPrefix("damaged");
const perBatch = 100;
const batches = 10;
const hurt = 4;

before(() => testCluster());
after(async () => {
  await endScanWorkers();
  await removeTestTopics(prefix);
});

/** Ten batches of a hundred records, of which one has a byte of it changed on the broker's disk. */
async function damagedTopic(name: string, byteOfBatch: number, codec = 0): Promise<string> {
  const topic = `${prefix}${name}`;
  await createTestTopic(topic, { configs: keptForever });
  for (let batch = 0; batch < batches; batch += 1) {
    const records = Array.from({ length: perBatch }, (_, index) => ({
      key: null,
      value: Buffer.from(`record ${batch * perBatch + index} ${"x".repeat(80)}`),
      headers: [],
      timestamp: 1n,
    }));
    await produceBatch(topic, 0, records, codec);
  }
  const file = join(await folderOf(topic), "00000000000000000000.log");
  const log = readFileSync(file);
  let start = 0;
  for (let batch = 0; batch < hurt; batch += 1) start += 12 + log.readInt32BE(start + 8);
  const changed = Buffer.from([(log[start + byteOfBatch] ?? 0) ^ 0x41]);
  const descriptor = openSync(file, "r+");
  writeSync(descriptor, changed, 0, 1, start + byteOfBatch);
  closeSync(descriptor);
  return topic;
}

async function folderOf(topic: string): Promise<string> {
  const client = kafkaClient("test");
  const [broker] = (await client.call(apis.metadata, "any", [[], false, false], { context: { doing: "Reading" } }))
    .brokers;
  const asked = [{ name: topic, partitions: [0] }];
  const { results } = await client.call(apis.describeLogDirs, broker?.nodeId ?? 0, [asked], {
    context: { doing: "Looking for the log" },
  });
  const found = results.find(({ topics }) => topics.some(({ name }) => name === topic));
  assert.ok(found !== undefined);
  return join(found.logDir, `${topic}-0`);
}

const list = (topic: string) =>
  listRecords("test", topic, { from: "oldest", limit: 500, isolation: "uncommitted" as const });
const get = (topic: string, offset: bigint) => getRecord("test", topic, { partition: 0, offset, full: false });

for (const [name, byteOfBatch, codec, reason] of [
  ["a value of a compressed batch", 61 + 20, 4, /not decoded .* its checksum is wrong/],
  ["a length of a record", 61, 0, /not decoded .* its checksum is wrong/],
  ["the version of the format", 16, 0, /no record batch/],
  ["the last offset of a batch", 24, 0, /no record batch/],
] as const) {
  test(`a changed byte in ${name}: the batch is named, and what lies behind it is read`, async () => {
    const topic = await damagedTopic(name.replaceAll(" ", "-"), byteOfBatch, codec);
    for (const direction of ["forward", "newest-first"]) {
      const { places, end } = await runSearch(topic, { direction, limit: 10_000 });
      assert.equal(end.reason, "complete");
      assert.equal(new Set(places).size, 900, direction);
      const [gap, ...others] = end.coverage.gaps;
      assert.deepEqual([gap?.from, gap?.to, others], ["400", "500", []]);
      assert.match(gap?.reason ?? "", reason);
    }
    const { records, partitions } = await list(topic);
    assert.deepEqual([records.length, records.at(-1)?.offset], [500, "599"]);
    assert.deepEqual(
      partitions[0]?.gaps.map(({ from, to }) => [from, to]),
      [["400", "500"]],
    );
    await assert.rejects(get(topic, 450n), { code: "upstream-failed", detail: reason });
    assert.equal((await get(topic, 500n)).record?.offset, "500");
  });
}

test("a changed length of a batch hides records from the broker too: nobody says that they were read", async () => {
  const topic = await damagedTopic("length", 8);
  for (const direction of ["forward", "newest-first"]) {
    const { places, end } = await runSearch(topic, { direction, limit: 10_000 });
    const lost = end.coverage.gaps.reduce((sum, { from, to }) => sum + Number(to) - Number(from), 0);
    assert.equal(places.length + lost, 1_000, direction);
    // Behind the damage the broker finds its way by its index.
    assert.ok(lost >= 100 && lost < 600, `${lost} lost ${direction}`);
    assert.match(end.coverage.gaps[0]?.reason ?? "", /log is damaged/);
  }
  const { partitions } = await list(topic);
  assert.deepEqual(
    partitions[0]?.gaps.map(({ from, to }) => [from, to]),
    [["400", "1000"]],
  );
  await assert.rejects(get(topic, 400n), { code: "upstream-failed", detail: /log is damaged/ });
});

test("wrong bytes with right lengths are found when checksums are verified", async () => {
  const topic = await damagedTopic("value", 61 + 30);
  const search = async (verifyChecksums: boolean) => {
    const { places, end } = await runSearch(topic, { direction: "forward", limit: 10_000, verifyChecksums });
    return [places.length, end.coverage.gaps.length, end.coverage.checksums];
  };
  assert.deepEqual(await search(false), [1000, 0, "not-verified"]);
  assert.deepEqual(await search(true), [900, 1, "verified"]);
});

test("a tail goes on behind a batch that cannot be decoded", async () => {
  const topic = await damagedTopic("tailed", 61);
  const body = tailBody.parse({ topics: [topic], from: [{ topic, partition: 0, offset: "0" }], rowsPerSecond: 2_000 });
  const seen = new Set<string>();
  for await (const event of tailRecords("test", body, AbortSignal.timeout(20_000))) {
    if (event.type === "rows") for (const { record } of event.rows) seen.add(record.offset);
    if (seen.has("999")) break;
  }
  assert.equal(seen.size, 900);
});
