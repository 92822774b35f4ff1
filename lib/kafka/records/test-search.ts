import assert from "node:assert/strict";
import { compressionsAlgorithms, crc32c } from "@platformatic/kafka";
import { kafkaClient } from "#lib/kafka/client.ts";
import { requireTopic } from "#lib/kafka/metadata.ts";
import { createTestTopic } from "#lib/kafka/test-cluster.ts";
import { apis } from "#lib/kafka/versions.ts";
import { writeBatch, type RecordToWrite } from "./batch-writer.ts";
import { searchBody, type SearchEvent } from "#lib/contracts/record-search.ts";
import { fetchRound } from "./fetch-round.ts";
import type { StoredRecord } from "./scan/record-of.ts";
import { searchRecords } from "./search.ts";
import { batchHeaders, batchRecords, storedRecord } from "./test-decoder.ts";

export const never = new AbortController().signal;
export const seededPartitions = 4;
/** Records with made-up times would else be removed by retention in the middle of a test. */
export const keptForever = { "retention.ms": "-1" };

export type Place = `${number}/${string}`;
export type End = Extract<SearchEvent, { type: "end" }>;

/** Appends one batch, compressed by the codec of that index (none, gzip, snappy, lz4, zstd). */
export async function produceBatch(
  topic: string,
  partition: number,
  records: RecordToWrite[],
  codec = 0,
): Promise<void> {
  const client = kafkaClient("test");
  const found = await requireTopic(client, topic);
  const leader = found.partitions[partition]?.leaderId ?? 0;
  const plain = writeBatch(records);
  const algorithm = Object.values(compressionsAlgorithms)[codec];
  let batch = plain;
  if (algorithm !== undefined && algorithm.bitmask !== 0) {
    batch = Buffer.concat([plain.subarray(0, 61), algorithm.compressSync(plain.subarray(61))]);
    batch.writeInt32BE(batch.length - 12, 8);
    batch.writeInt16BE(algorithm.bitmask, 21);
    batch.writeUInt32BE(crc32c(batch.subarray(21)), 17);
  }
  await client.call(apis.produce, leader, [{ topic, partition, batch, timeoutMs: 10_000 }], {
    context: { doing: "Producing" },
    timeoutMs: 20_000,
  });
}

export const cities = ["Lisbon", "Hamburg", "Ghent", "Kraków", "Turin"];
export const words = ["leave", "with", "neighbour", "ring", "twice", "fragile", "GIFT", "wrap"];

function recordOf(n: number): RecordToWrite {
  const pick = (list: string[], salt: number) => list[(n * 2_654_435_761 + salt) % list.length] ?? "";
  const id = 9_007_199_254_740_993n + BigInt(n);
  const value =
    n % 97 === 0
      ? null
      : n % 89 === 0
        ? Buffer.from([0, n & 255, 255, n % 7])
        : Buffer.from(
            `{"id":${id},"city":"${pick(cities, 3)}","amount":${(n % 1_000) / 4},"note":"${pick(words, 1)} ${pick(words, n)}","nested":{"list":[${n % 5},${n % 3}]}}`,
          );
  const headers = n % 5 === 0 ? [{ key: "trace", value: Buffer.from(`t${n % 50}`) }] : [];
  return {
    key: n % 11 === 0 ? null : Buffer.from(`cust-${n % 700}`),
    value,
    headers,
    timestamp: 1_700_000_000_000n + BigInt(n),
  };
}

/** 20,000 records, in batches of changing size and compression. */
export async function seed(topic: string): Promise<void> {
  await createTestTopic(topic, { partitions: seededPartitions, configs: keptForever });
  for (let n = 0, batch = 0; n < 20_000; batch += 1) {
    const size = Math.min(20_000 - n, 20 + ((batch * 37) % 180));
    const records = Array.from({ length: size }, (_, index) => recordOf(n + index));
    await produceBatch(topic, batch % seededPartitions, records, batch % 5);
    n += size;
  }
}

export type Dumped = { partition: number; record: StoredRecord };

/** Every record of a topic by the decoder of the lists, which shares nothing with the scan but decompression. */
export async function dump(topic: string): Promise<Dumped[]> {
  const client = kafkaClient("test");
  const found = await requireTopic(client, topic);
  const all: Dumped[] = [];
  for (const { partitionIndex: partition } of found.partitions) {
    for (let next = 0n; ;) {
      const wants = [{ partition, offset: next, maxBytes: 1_048_576 }];
      const answer = (await fetchRound(client, found, wants, false, never)).get(partition);
      assert.ok(answer !== undefined && "records" in answer);
      if (answer.records.length === 0) break;
      for (const batch of batchHeaders(answer.records)) {
        if (!batch.control)
          for (const record of batchRecords(answer.records, batch, next, 2n ** 62n))
            all.push({ partition, record: storedRecord(record) });
        next = batch.lastOffset + 1n;
      }
    }
  }
  return all;
}

/** A search to its end. */
export async function runSearch(
  topic: string,
  input: unknown,
  signal = never,
): Promise<{ places: Place[]; end: End; events: SearchEvent[] }> {
  const places: Place[] = [];
  const events: SearchEvent[] = [];
  for await (const event of searchRecords("test", topic, searchBody.parse(input), signal)) {
    events.push(event);
    if (event.type === "matches")
      places.push(...event.matches.map(({ record }): Place => `${record.partition}/${record.offset}`));
    if (event.type === "end") return { places, end: event, events };
  }
  throw new Error("The search ended without saying so");
}
