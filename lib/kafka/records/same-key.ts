import type { SameKeyBody, SearchBody, SearchEvent } from "#lib/contracts/record-search.ts";
import { AppError } from "#lib/errors.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { requireTopic } from "#lib/kafka/metadata.ts";
import type { SchemaLookup } from "#lib/serde/schema-source.ts";
import { readStored } from "./get.ts";
import { searchRecords } from "./search.ts";

/**
 * The nearest record before or after one whose key is byte for byte the same, as a search for one hit: in the record's partition by
 * offset, or in the others by time. Throws `not-found` without such a record, and `validation-failed` when it has no key or its topic
 * no other partition.
 */
export async function* recordsOfSameKey(
  clusterId: string,
  name: string,
  { partition, offset }: { partition: number; offset: string },
  body: SameKeyBody,
  signal: AbortSignal,
  lookup: SchemaLookup | null = null,
): AsyncGenerator<SearchEvent, void, void> {
  const { record, absence } = await readStored(clusterId, name, { partition, offset: BigInt(offset) }, signal);
  if (record === null) throw new AppError("not-found", absence ?? `There is no record at offset ${offset}.`);
  if (record.key === null)
    throw new AppError("validation-failed", "This record has no key (null), so that no other has the same.");
  const range = await rangeOf(
    clusterId,
    name,
    { partition, offset: record.offset, timestamp: record.timestamp },
    body,
    signal,
  );
  const search: SearchBody = {
    start: { at: "oldest" },
    end: { at: "newest" },
    ...range,
    ...(body.resume === undefined ? {} : { resume: body.resume }),
    isolation: "uncommitted",
    direction: body.direction === "previous" ? "newest-first" : "forward",
    filter: { contains: null, fields: [], expression: null },
    limit: 1,
    budget: { ms: body.budgetMs },
    verifyChecksums: false,
    keyCodec: "auto",
    valueCodec: "auto",
  };
  yield* searchRecords(clusterId, name, search, signal, lookup, null, Buffer.from(record.key));
}

async function rangeOf(
  clusterId: string,
  name: string,
  record: { partition: number; offset: bigint; timestamp: bigint },
  { direction, where }: SameKeyBody,
  signal: AbortSignal,
): Promise<Partial<Pick<SearchBody, "start" | "end" | "partitions">>> {
  const place = (offset: bigint) => ({ at: "offset" as const, offset: offset.toString() });
  if (where === "own") {
    const partitions = [record.partition];
    return direction === "previous"
      ? { partitions, end: place(record.offset) }
      : { partitions, start: place(record.offset + 1n) };
  }
  const topic = await requireTopic(kafkaClient(clusterId), name, signal);
  const partitions = topic.partitions.flatMap(({ partitionIndex }) =>
    partitionIndex === record.partition ? [] : [partitionIndex],
  );
  if (partitions.length === 0) throw new AppError("validation-failed", `\`${name}\` has no other partition.`);
  // Of the same millisecond nobody can tell which came first: it counts as both.
  const time = (timestamp: bigint) => ({ at: "time" as const, timestamp: timestamp.toString() });
  return direction === "previous"
    ? { partitions, end: time(record.timestamp + 1n) }
    : { partitions, start: time(record.timestamp) };
}
