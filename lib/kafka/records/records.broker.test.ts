import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Kafka, logLevel, Partitioners } from "kafkajs";
import { compressionsAlgorithms } from "@platformatic/kafka";
import { listQuery, type BytesInput, type ProduceInput } from "#lib/contracts/records.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { requireTopic } from "#lib/kafka/metadata.ts";
import {
  createTestTopic,
  eventually,
  removeTestTopics,
  testBootstrap,
  testCluster,
  testPrefix,
} from "#lib/kafka/test-cluster.ts";
import { apis } from "#lib/kafka/versions.ts";
import { writeBatch, type RecordToWrite } from "./batch-writer.ts";
import { getRecord } from "./get.ts";
import { readHistogram } from "./histogram.ts";
import { listRecords } from "./list.ts";
import { appendRecords, produceRecord } from "./produce.ts";

const prefix = testPrefix("records");
before(() => testCluster());
after(() => removeTestTopics(prefix));

const utf8 = (data: string): BytesInput => ({ encoding: "utf8", data });
const base = { from: "newest" as const, limit: 50, isolation: "uncommitted" as const };

function produce(topic: string, input: Partial<ProduceInput>) {
  const whole = { key: null, value: utf8("v"), headers: [], partition: null, timestamp: null, ...input };
  return produceRecord("test", topic, whole);
}

function stored(value: string, timestamp: bigint, key: string | null = null): RecordToWrite {
  return { key: key === null ? null : Buffer.from(key), value: Buffer.from(value), headers: [], timestamp };
}

function textOf(payload: { kind: string; text?: string }): string {
  return payload.text ?? payload.kind;
}

async function values(topic: string, query: Partial<Parameters<typeof listRecords>[2]> = {}): Promise<string[]> {
  const { records } = await listRecords("test", topic, { ...base, ...query });
  return records.map(({ value }) => textOf(value));
}

test("a record arrives as it was produced and is found again by its offset", async () => {
  const topic = `${prefix}exact`;
  await createTestTopic(topic, { partitions: 3 });
  const headers = [
    { key: "a", value: utf8("1") },
    { key: "b", value: null },
    { key: "a", value: utf8("") },
    { key: "a", value: { encoding: "hex" as const, data: "ff00" } },
  ];
  const big = '{"n":9223372036854775807,"d":0.10}';
  const placed = await produce(topic, {
    key: utf8("cust-000001"),
    value: utf8(big),
    headers,
    timestamp: "1700000000123",
  });
  const { record } = await getRecord("test", topic, {
    partition: placed.partition,
    offset: BigInt(placed.offset),
    full: false,
  });
  assert(record !== null);
  assert.equal(record.timestamp, "1700000000123");
  assert.deepEqual(record.value, { kind: "json", codec: "json", text: big, bytes: big.length, truncated: false });
  assert.deepEqual(
    record.headers.map(({ key, value }) => [key, textOf(value)]),
    [
      ["a", "1"],
      ["b", "null"],
      ["a", "empty"],
      ["a", "ff00"],
    ],
  );
});

test("null and empty are told apart, and a null key goes to some partition", async () => {
  const topic = `${prefix}null`;
  await createTestTopic(topic, { partitions: 2 });
  await produce(topic, { key: utf8(""), value: null, partition: 1 });
  await produce(topic, { key: null, value: utf8(""), partition: 1 });
  const { records } = await listRecords("test", topic, { ...base, from: "oldest", partitions: [1] });
  assert.deepEqual(
    records.map(({ key, value }) => [key.kind, value.kind]),
    [
      ["empty", "null"],
      ["null", "empty"],
    ],
  );
  assert.ok((await produce(topic, {})).partition < 2);
});

test("the key decides as Java's partitioner does", async () => {
  const topic = `${prefix}keys`;
  await createTestTopic(topic, { partitions: 6 });
  const { host, port } = testBootstrap();
  const kafka = new Kafka({ brokers: [`${host}:${port}`], logLevel: logLevel.NOTHING });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  for (const key of ["cust-000001", "a", "ü", "order/17"]) {
    const [sent] = await producer.send({ topic, messages: [{ key, value: "from an ordinary client" }] });
    assert.equal((await produce(topic, { key: utf8(key) })).partition, sent?.partition);
  }
  await producer.disconnect();
});

test("newest is in true order over skewed, empty and out-of-order partitions", async () => {
  const topic = `${prefix}order`;
  await createTestTopic(topic, { partitions: 6 });
  const client = kafkaClient("test");
  // Partition 0 holds 200 records, 1 holds three newer ones, 2 one from the future, the rest nothing.
  await appendRecords(
    client,
    topic,
    0,
    Array.from({ length: 200 }, (_, i) => stored(`p0-${i}`, 1_000n + BigInt(i))),
  );
  for (const [i, at] of [5_000n, 4_000n, 6_000n].entries())
    await appendRecords(client, topic, 1, [stored(`p1-${i}`, at)]);
  await appendRecords(client, topic, 2, [stored("p2-0", 99_000n)]);
  const newest = await listRecords("test", topic, { ...base, limit: 6 });
  assert.deepEqual(
    newest.records.map(({ value }) => textOf(value)),
    ["p2-0", "p1-2", "p1-0", "p1-1", "p0-199", "p0-198"],
  );
  assert.equal(newest.stoppedEarly, null);
  assert.deepEqual(
    newest.partitions.map(({ from, to, exhausted }) => [from, to, exhausted]),
    [
      ["194", "200", false],
      ["0", "3", true],
      ["0", "1", true],
      ["0", "0", true],
      ["0", "0", true],
      ["0", "0", true],
    ],
  );
  assert.deepEqual(await values(topic, { from: "oldest", limit: 2, partitions: [0] }), ["p0-0", "p0-1"]);
  assert.deepEqual(await values(topic, { from: "offset", offset: "198", partitions: [0] }), ["p0-198", "p0-199"]);
  const { offsets } = listQuery.parse({ from: "offset", offsets: "0:199,1:2" });
  assert.deepEqual(await values(topic, { from: "offset", offsets, partitions: [0, 1, 2] }), ["p0-199", "p1-2", "p2-0"]);
  // p1-1 is dated before p1-0 and was appended after it: it waits, and the next read begins at it.
  const late = await listRecords("test", topic, {
    ...base,
    from: "time",
    timestamp: "1198",
    partitions: [0, 1],
    limit: 3,
  });
  assert.deepEqual(
    late.records.map(({ value }) => textOf(value)),
    ["p0-198", "p0-199", "p1-0"],
  );
  assert.deepEqual(
    late.partitions.map(({ from, to, exhausted }) => [from, to, exhausted]),
    [
      ["198", "200", true],
      ["0", "1", false],
    ],
  );
  const beyond = await listRecords("test", topic, { ...base, from: "offset", offset: "201", partitions: [0] });
  assert.match(beyond.partitions[0]?.error ?? "", /beyond the end/);
  assert.deepEqual(beyond.records, []);
  await assert.rejects(listRecords("test", topic, { ...base, partitions: [6] }), { code: "validation-failed" });
});

test("every compression is read", async () => {
  const topic = `${prefix}compressed`;
  await createTestTopic(topic);
  const client = kafkaClient("test");
  const found = await requireTopic(client, topic);
  const text = "lorem ".repeat(200);
  for (const [name, { bitmask, compressSync }] of Object.entries(compressionsAlgorithms)) {
    const plain = writeBatch([stored(`${name} ${text}`, 1n), stored(name, 2n)]);
    const batch = compressed(plain, bitmask, compressSync);
    const leader = found.partitions[0]?.leaderId ?? 0;
    await client.call(apis.produce, leader, [{ topic, partition: 0, batch, timeoutMs: 5_000 }], {
      context: { doing: "Producing" },
    });
  }
  const names = Object.keys(compressionsAlgorithms);
  const read = await values(topic, { from: "oldest" });
  assert.deepEqual(read, [...names.map((name) => `${name} ${text}`), ...names]);
});

function compressed(plain: Buffer, bitmask: number, compress: (data: Buffer) => Buffer): Buffer {
  const body = compress(plain.subarray(61));
  const batch = Buffer.concat([plain.subarray(0, 61), body]);
  batch.writeInt32BE(batch.length - 12, 8);
  batch.writeInt16BE(bitmask, 21);
  batch.writeUInt32BE(crc(batch.subarray(21)), 17);
  return batch;
}

function crc(data: Buffer): number {
  let value = ~0;
  for (const byte of data) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0x82f63b78 : 0);
  }
  return ~value >>> 0;
}

test("transactions: markers are no data, aborted records only show uncommitted", async () => {
  const topic = `${prefix}tx`;
  await createTestTopic(topic);
  const { host, port } = testBootstrap();
  const kafka = new Kafka({ brokers: [`${host}:${port}`], logLevel: logLevel.NOTHING });
  const producer = kafka.producer({ transactionalId: `${prefix}id`, idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  for (const [index, outcome] of ["commit", "abort", "commit", "abort", "abort"].entries()) {
    const transaction = await producer.transaction();
    await transaction.send({ topic, messages: [{ value: `${outcome}-${index}` }] });
    await (outcome === "commit" ? transaction.commit() : transaction.abort());
  }
  await producer.disconnect();
  await eventually(
    async () => (await getRecord("test", topic, { partition: 0, offset: 9n, full: false })).highWatermark === "10",
  );
  assert.deepEqual(await values(topic, { isolation: "committed" }), ["commit-2", "commit-0"]);
  assert.deepEqual(await values(topic), ["abort-4", "abort-3", "commit-2", "abort-1", "commit-0"]);
  // One record is asked for: the read has to go back over three aborted records and four markers.
  assert.deepEqual(await values(topic, { isolation: "committed", limit: 1 }), ["commit-2"]);
  const marker = await getRecord("test", topic, { partition: 0, offset: 1n, full: false });
  assert.match(marker.absence ?? "", /transaction marker/);
});

test("a histogram counts by time without a gap or an overlap, and says what lies outside", async () => {
  const topic = `${prefix}histogram`;
  await createTestTopic(topic, { partitions: 3, configs: { "retention.ms": "-1" } });
  const query = { buckets: 4 };
  const signal = new AbortController().signal;
  const empty = { buckets: [], missing: [], earlier: "0", later: "0" };
  assert.deepEqual(await readHistogram("test", topic, query, signal), empty);
  const client = kafkaClient("test");
  // Each batch is looked into for the record; partition 2 stays empty.
  await appendRecords(
    client,
    topic,
    0,
    [1_000n, 1_100n, 1_250n, 1_399n].map((at) => stored(`a${at}`, at)),
  );
  await appendRecords(
    client,
    topic,
    1,
    [1_199n, 1_200n, 1_400n, 9_000n].map((at) => stored(`b${at}`, at)),
  );
  const counts = ({ buckets }: Awaited<ReturnType<typeof readHistogram>>) => buckets.map(({ records }) => records);
  const whole = await readHistogram("test", topic, { ...query, from: "1000", to: "1400" }, signal);
  assert.deepEqual(counts(whole), ["1", "2", "2", "1"]);
  assert.deepEqual(
    whole.buckets.map(({ from, to }) => [from, to]),
    [
      ["1000", "1100"],
      ["1100", "1200"],
      ["1200", "1300"],
      ["1300", "1400"],
    ],
  );
  assert.deepEqual([whole.earlier, whole.later, whole.missing], ["0", "2", []]);
  const part = await readHistogram("test", topic, { buckets: 2, from: "1101", to: "1300", partitions: [0] }, signal);
  assert.deepEqual([counts(part), part.earlier, part.later], [["0", "1"], "2", "1"]);
  // Without bounds: from the first record until now.
  const all = await readHistogram("test", topic, query, signal);
  assert.equal(all.buckets[0]?.from, "1000");
  assert.equal(
    all.buckets.reduce((sum, { records }) => sum + BigInt(records ?? 0), 0n),
    8n,
  );
  await assert.rejects(readHistogram("test", topic, { ...query, from: "5", to: "5" }, signal), /later than the start/);
});

test("why a record is not there", async () => {
  const topic = `${prefix}absent`;
  await createTestTopic(topic);
  const at = (offset: bigint) => getRecord("test", topic, { partition: 0, offset, full: false });
  assert.match((await at(0n)).absence ?? "", /never held a record/);
  await produce(topic, { partition: 0 });
  assert.match((await at(1n)).absence ?? "", /beyond the end: the last offset of this partition is 0/);
  assert.match((await at(10_000n)).absence ?? "", /beyond the end/);
  await assert.rejects(getRecord("test", topic, { partition: 7, offset: 0n, full: false }), { code: "not-found" });
  await assert.rejects(listRecords("test", `${prefix}none`, base), { code: "not-found" });
});

test("log append time comes from the batch", async () => {
  const topic = `${prefix}append-time`;
  await createTestTopic(topic, { configs: { "message.timestamp.type": "LogAppendTime" } });
  const placed = await produce(topic, { timestamp: "1" });
  const { record } = await getRecord("test", topic, { partition: 0, offset: 0n, full: false });
  assert.equal(record?.timestampType, "log-append-time");
  assert.equal(record?.timestamp, placed.timestamp);
  assert.notEqual(placed.timestamp, "1");
});

test("a compacted topic: the newest go back over wide holes", async () => {
  const topic = `${prefix}compacted`;
  const configs = {
    "cleanup.policy": "compact",
    "segment.ms": "100",
    "min.cleanable.dirty.ratio": "0.001",
    "max.compaction.lag.ms": "100",
    "min.compaction.lag.ms": "0",
  };
  await createTestTopic(topic, { configs });
  const client = kafkaClient("test");
  const now = BigInt(Date.now());
  await appendRecords(client, topic, 0, [stored("first", now - 90_000n, "first")]);
  await appendRecords(
    client,
    topic,
    0,
    Array.from({ length: 3_000 }, (_, i) => stored(`v${i}`, now - 80_000n, "same")),
  );
  await assert.rejects(produce(topic, { key: null }), { code: "validation-failed" });
  // Each append rolls a segment, so that the cleaner may take the ones before it.
  await eventually(async () => {
    await appendRecords(client, topic, 0, [stored("last", BigInt(Date.now()), "last")]);
    return (await getRecord("test", topic, { partition: 0, offset: 1n, full: false })).record === null;
  }, 60_000);
  const { absence } = await getRecord("test", topic, { partition: 0, offset: 1n, full: false });
  assert.match(absence ?? "", /removed by compaction/);
  const all = await values(topic, { limit: 500 });
  assert.equal(all.at(-1), "first");
  assert.equal(all.includes("v2999"), true);
});

test("large values are cut in the list, loaded in full on request, refused above the limit by name", async () => {
  const topic = `${prefix}large`;
  await createTestTopic(topic, { partitions: 3, configs: { "max.message.bytes": "6000000" } });
  const five = "x".repeat(5_000_000);
  for (const partition of [0, 1, 2]) await produce(topic, { value: utf8(five), partition });
  const list = await listRecords("test", topic, base);
  assert.equal(list.records.length, 3);
  const [first] = list.records;
  assert(first !== undefined && "truncated" in first.value);
  assert.deepEqual([first.value.truncated, first.value.bytes, first.valueBytes], [true, 5_000_000, 5_000_000]);
  assert.ok(first.value.text.length <= 4_096);
  const cut = await getRecord("test", topic, { partition: 1, offset: 0n, full: false });
  assert.equal(textOf(cut.record?.value ?? { kind: "none" }).length, 65_536);
  const full = await getRecord("test", topic, { partition: 1, offset: 0n, full: true });
  assert.equal(textOf(full.record?.value ?? { kind: "none" }).length, 5_000_000);
  await assert.rejects(produce(topic, { value: utf8("x".repeat(6_100_000)) }), {
    code: "validation-failed",
    detail: /max\.message\.bytes` = 6000000/,
  });
});

test("a thousand headers: a hundred in the list, all for one record", async () => {
  const topic = `${prefix}headers`;
  await createTestTopic(topic);
  const headers = Array.from({ length: 1_000 }, (_, i) => ({ key: `h${i}`, value: utf8(String(i)) }));
  await produce(topic, { headers });
  const { records } = await listRecords("test", topic, base);
  assert.deepEqual([records[0]?.headers.length, records[0]?.headerCount], [100, 1_000]);
  const { record } = await getRecord("test", topic, { partition: 0, offset: 0n, full: false });
  assert.equal(record?.headers[999]?.key, "h999");
});

test("a recreated topic is read by its new id", async () => {
  const topic = `${prefix}again`;
  const client = kafkaClient("test");
  const context = { doing: "Recreating" };
  await createTestTopic(topic);
  await produce(topic, { value: utf8("old") });
  assert.deepEqual(await values(topic), ["old"]);
  await client.call(apis.deleteTopics, "any", [[{ name: topic }], 10_000], { context });
  await eventually(() =>
    createTestTopic(topic).then(
      () => true,
      () => false,
    ),
  );
  await produce(topic, { value: utf8("new") });
  assert.deepEqual(await values(topic), ["new"]);
});

test("an abort ends the read at once", async () => {
  const abort = new AbortController();
  const reading = listRecords("test", `${prefix}order`, base, abort.signal);
  abort.abort();
  await assert.rejects(reading, { name: "AbortError" });
  assert.equal((await listRecords("test", `${prefix}order`, base)).stoppedEarly, null);
});
