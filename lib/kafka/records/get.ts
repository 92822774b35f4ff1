import type { ResponseOf } from "#lib/contracts/endpoint.ts";
import type { records } from "#lib/contracts/records.ts";
import { AppError } from "#lib/errors.ts";
import { kafkaClient, type KafkaClient } from "#lib/kafka/client.ts";
import { requireTopic, type TopicMetadata } from "#lib/kafka/metadata.ts";
import { earliest, errorOf, latest, listOffsets, offsetOf } from "#lib/kafka/offsets.ts";
import type { FetchedPartition } from "#lib/kafka/protocol/fetch.ts";
import { explainPayload } from "#lib/serde/decode.ts";
import { dataRecords, storedRecord } from "./data-records.ts";
import { automaticDecoding, decodingFor, partOptions, type DecodeChoice } from "./decoding.ts";
import { fetchError, fetchRound } from "./fetch-round.ts";
import { fullPayloads, presentRecord, recordPayloads } from "./present.ts";
import { emptyBatch, readBatch } from "./scan/batch-walk.ts";
import { damaged, nothingCame } from "./scan/batches.ts";
import type { StoredRecord } from "./scan/record-of.ts";

/**
 * One record by partition and offset, also of an aborted transaction. Without one, `absence` says why: removed by
 * retention, compacted away, a transaction marker, or beyond the end. `full` takes payloads up to 16 MiB, else 64 KiB.
 */
export async function getRecord(
  clusterId: string,
  name: string,
  place: { partition: number; offset: bigint; full: boolean },
  signal?: AbortSignal,
  decode: DecodeChoice = automaticDecoding,
): Promise<ResponseOf<typeof records.get>> {
  const { record, ...rest } = await readStored(clusterId, name, place, signal);
  if (record === null) return { record, decoding: null, ...rest };
  const limits = place.full ? fullPayloads : recordPayloads;
  const decoding = await decodingFor(name, [record], decode);
  const explained = (part: "key" | "value") =>
    explainPayload(record[part], partOptions(record, part, decoding, limits.payloadBytes));
  return {
    record: presentRecord(place.partition, record, limits, decoding),
    decoding: { key: explained("key"), value: explained("value") },
    ...rest,
  };
}

export type StoredAnswer = Omit<ResponseOf<typeof records.get>, "record" | "decoding"> & {
  record: StoredRecord | null;
};

/** The same with the record as it is stored. */
export async function readStored(
  clusterId: string,
  name: string,
  { partition, offset }: { partition: number; offset: bigint },
  signal?: AbortSignal,
): Promise<StoredAnswer> {
  const client = kafkaClient(clusterId);
  const topic = await requireTopic(client, name, signal);
  if (!topic.partitions.some(({ partitionIndex }) => partitionIndex === partition))
    throw new AppError(
      "not-found",
      `\`${name}\` has no partition ${partition}; it has ${topic.partitions.length}, numbered from 0.`,
    );
  if (offset < 0n) return absent(await bounds(client, topic, partition, signal), offset);
  // One byte is enough: the first partition of a request brings a whole batch in any case.
  const wants = [{ partition, offset, maxBytes: 1 }];
  const answer = (await fetchRound(client, topic, wants, false, signal)).get(partition);
  if (answer !== undefined && "errorCode" in answer && answer.errorCode === 1)
    return absent(await bounds(client, topic, partition, signal), offset);
  const error = fetchError(answer);
  if (error !== null || answer === undefined || "error" in answer)
    throw new AppError("broker-unreachable", `Partition ${partition} of \`${name}\` was not read: ${error}.`);
  const logStart = answer.logStart < 0n ? 0n : answer.logStart;
  if (offset >= answer.highWatermark) return absent({ ...answer, logStart }, offset);
  const {
    records: [place],
    gaps: [gap],
    next,
  } = dataRecords(answer, offset, offset + 1n, "all");
  const unread = gap?.reason ?? (next !== null ? null : answer.records.length > 0 ? damaged : nothingCame);
  if (place === undefined && unread !== null)
    throw new AppError("upstream-failed", `Offset ${offset} of partition ${partition} cannot be read. ${unread}`);
  const range = { logStart: logStart.toString(), highWatermark: answer.highWatermark.toString() };
  if (place !== undefined) return { record: storedRecord(place), absence: null, ...range };
  const absence = isMarker(answer, offset)
    ? `Offset ${offset} is a transaction marker: it ends a transaction and holds no data.`
    : `Offset ${offset} was removed by compaction: a later record has the same key.`;
  return { record: null, absence, ...range };
}

function isMarker({ records }: FetchedPartition, offset: bigint): boolean {
  const batch = emptyBatch();
  return readBatch(records, 0, records.length, batch) && batch.control && batch.baseOffset <= offset;
}

type Bounds = { logStart: bigint; highWatermark: bigint };

async function bounds(
  client: KafkaClient,
  topic: TopicMetadata,
  partition: number,
  signal: AbortSignal | undefined,
): Promise<Bounds> {
  const [starts, ends] = await Promise.all([
    listOffsets(client, topic, [partition], earliest, { signal }),
    listOffsets(client, topic, [partition], latest, { signal }),
  ]);
  const logStart = offsetOf(starts.get(partition));
  const highWatermark = offsetOf(ends.get(partition));
  if (logStart !== null && highWatermark !== null) return { logStart, highWatermark };
  const why = errorOf(starts.get(partition)) ?? errorOf(ends.get(partition));
  throw new AppError("broker-unreachable", `Partition ${partition} of \`${topic.name}\` was not read: ${why}.`);
}

function absent({ logStart, highWatermark }: Bounds, offset: bigint): StoredAnswer {
  const absence =
    offset < 0n
      ? `Offset ${offset} cannot exist: offsets begin at 0.`
      : offset < logStart
        ? `Offset ${offset} is no longer there: retention or a deletion of records removed everything before ${logStart}.`
        : highWatermark === 0n
          ? `Offset ${offset} is beyond the end: this partition has never held a record.`
          : `Offset ${offset} is beyond the end: the last offset of this partition is ${highWatermark - 1n}.`;
  return { record: null, absence, logStart: logStart.toString(), highWatermark: highWatermark.toString() };
}
