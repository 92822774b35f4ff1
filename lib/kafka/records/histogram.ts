import type { QueryOf, ResponseOf } from "#lib/contracts/endpoint.ts";
import type { recordHistogram } from "#lib/contracts/record-histogram.ts";
import { AppError } from "#lib/errors.ts";
import { kafkaClient, type KafkaClient } from "#lib/kafka/client.ts";
import { requireTopic, type TopicMetadata } from "#lib/kafka/metadata.ts";
import { earliest, errorOf, latest, listOffsets, offsetOf } from "#lib/kafka/offsets.ts";
import { chosenPartitions } from "./chosen-partitions.ts";
import { automaticDecoding } from "./decoding.ts";
import { recordsFrom } from "./forward.ts";

type Histogram = ResponseOf<typeof recordHistogram.read>;

/** Lookups of one time that run at once: each is a request to every leader. */
const atOnce = 8;

/**
 * Records over time without reading them: the offsets of the first record at or after each border (ListOffsets, API 2), and
 * what lies between. Times are those of the records; one that is dated late counts where it was appended.
 */
export async function readHistogram(
  clusterId: string,
  name: string,
  query: QueryOf<typeof recordHistogram.read>,
  signal: AbortSignal,
): Promise<Histogram> {
  const client = kafkaClient(clusterId);
  const topic = await requireTopic(client, name, signal);
  const partitions = chosenPartitions(topic, query.partitions, "/query/partitions");
  const start = query.from === undefined ? await firstTime(client, topic, partitions, signal) : BigInt(query.from);
  // Negative times mean "latest" and "earliest" to the broker.
  const first = start === null || start > 0n ? start : 0n;
  const to = query.to === undefined ? BigInt(Date.now()) + 1n : BigInt(query.to);
  if (first === null) return { buckets: [], missing: [], earlier: "0", later: "0" };
  if (first >= to) {
    if (query.from === undefined) return { buckets: [], missing: [], earlier: "0", later: "0" };
    const message = "The end must be later than the start.";
    throw new AppError("validation-failed", message, { fields: [{ pointer: "/query/to", message }] });
  }
  const borders = bordersOf(first, to, query.buckets);
  const [starts, ends, ...lookups] = await offsetsAt(client, topic, partitions, [earliest, latest, ...borders], signal);
  const missing = new Map<number, string>();
  const counts: bigint[] = borders.slice(1).map(() => 0n);
  let earlier = 0n;
  let later = 0n;
  for (const partition of partitions) {
    const answers = [starts, ends, ...lookups].map((lookup) => lookup?.get(partition));
    const error = answers.map(errorOf).find((text) => text !== null) ?? null;
    if (error !== null) {
      missing.set(partition, error);
      continue;
    }
    const [start = 0n, end = 0n, ...found] = answers.map((answer) => offsetOf(answer) ?? 0n);
    // No record is as young as the border: all of them lie before it. And a border cannot lie before the one below it.
    let low = start;
    const places = found.map((offset) => {
      const place = offset < 0n ? end : offset;
      low = place < low ? low : place > end ? end : place;
      return low;
    });
    earlier += (places[0] ?? end) - start;
    later += end - (places.at(-1) ?? end);
    for (const index of counts.keys())
      counts[index] = (counts[index] ?? 0n) + (places[index + 1] ?? end) - (places[index] ?? end);
  }
  const read = missing.size < partitions.length;
  return {
    buckets: counts.map((records, index) => ({
      from: String(borders[index]),
      to: String(borders[index + 1]),
      records: read ? records.toString() : null,
    })),
    missing: [...missing].map(([partition, error]) => ({ partition, error })),
    earlier: earlier.toString(),
    later: later.toString(),
  };
}

/** `count` stretches of whole milliseconds over [from, to]; fewer where there are not so many. */
function bordersOf(from: bigint, to: bigint, count: number): bigint[] {
  const steps = to - from < BigInt(count) ? to - from : BigInt(count);
  return Array.from({ length: Number(steps) + 1 }, (_, index) => from + ((to - from) * BigInt(index)) / steps);
}

/** Offsets of every partition at each time, a few times at once. */
async function offsetsAt(
  client: KafkaClient,
  topic: TopicMetadata,
  partitions: readonly number[],
  times: readonly bigint[],
  signal: AbortSignal,
) {
  const answers: Awaited<ReturnType<typeof listOffsets>>[] = [];
  for (let start = 0; start < times.length; start += atOnce) {
    const some = times.slice(start, start + atOnce);
    answers.push(...(await Promise.all(some.map((at) => listOffsets(client, topic, partitions, at, { signal })))));
  }
  return answers;
}

/** The time of the record that stands first; null when there is none. */
async function firstTime(
  client: KafkaClient,
  topic: TopicMetadata,
  partitions: readonly number[],
  signal: AbortSignal,
): Promise<bigint | null> {
  const options = { partitions, limit: 1, sight: "all" as const, decode: automaticDecoding, signal };
  const [record] = (await recordsFrom(client, topic, { from: "oldest" }, options)).records;
  return record === undefined ? null : BigInt(record.timestamp);
}
