import type { RecordList } from "#lib/contracts/records.ts";
import type { KafkaClient } from "#lib/kafka/client.ts";
import type { TopicMetadata } from "#lib/kafka/metadata.ts";
import { errorOf, listOffsets, offsetOf } from "#lib/kafka/offsets.ts";
import { advance, listLimits, openCursors, partitionRead, type Cursor } from "./cursor.ts";
import { storedRecord, type RecordPlace } from "./data-records.ts";
import { decodingFor } from "./decoding.ts";
import type { ListOptions } from "./newest.ts";
import { byTime, listPayloads, presentRecord } from "./present.ts";

/** Where a forward read starts in each chosen partition; null is its log start. `at` is epoch milliseconds. */
export type ReadFrom =
  | { from: "oldest" }
  | { from: "offset"; offsetOf: (partition: number) => bigint | null }
  | { from: "time"; at: bigint };

/** What a forward read brings in its first round, all partitions together. */
const firstRoundBytes = 4 * 1_048_576;

/**
 * The first `limit` data records at and after a place, merged over the chosen partitions by time: a record waits for those
 * before it in its partition, so what was taken of each partition is whole and the next read can go on at its end.
 * Sorted by time, oldest first.
 */
export async function recordsFrom(
  client: KafkaClient,
  topic: TopicMetadata,
  place: ReadFrom,
  options: ListOptions,
): Promise<RecordList> {
  const { limit } = options;
  const cursors = await openCursors(client, topic, options.partitions, options.sight, options.signal);
  await placeCursors(client, topic, cursors, place, options);
  const share = Math.floor(firstRoundBytes / Math.max(1, cursors.length));
  for (const cursor of cursors) cursor.maxBytes = Math.max(32_768, Math.min(share, limit * 2_048));
  const starts = new Map(cursors.map((cursor) => [cursor, cursor.next]));
  const stoppedEarly = await advance(client, topic, cursors, {
    sight: options.sight,
    limits: options.limits ?? listLimits,
    signal: options.signal,
    enough: ({ window }) => window.length >= limit,
    onWindow(cursor) {
      cursor.done = true;
    },
    hungry(open) {
      const last = merge(cursors, limit)[limit - 1];
      return last === undefined ? open : open.filter((cursor) => frontier(cursor) <= last.due);
    },
  });
  const taken = merge(cursors, limit);
  const counts = new Map<Cursor, number>();
  for (const { cursor } of taken) counts.set(cursor, (counts.get(cursor) ?? 0) + 1);
  const shown = taken
    .map(({ cursor, record }) => ({
      partition: cursor.partition,
      record: storedRecord(record),
      transaction: record.transaction,
    }))
    .sort(byTime);
  const stored = shown.map(({ record }) => record);
  const decoding = await decodingFor(topic.name ?? "", stored, options.decode);
  return {
    records: shown.map(({ partition, record, transaction }) =>
      presentRecord(partition, record, listPayloads, decoding, transaction),
    ),
    orderedBy: "timestamp-ascending",
    partitions: cursors.map((cursor) => {
      const from = starts.get(cursor);
      // The first record that was read and not taken is where the next read begins.
      const rest = cursor.window[counts.get(cursor) ?? 0];
      const to = rest === undefined ? cursor.next : rest.offset;
      const walked =
        cursor.error !== null || from === undefined ? null : { from, to: to > cursor.end ? cursor.end : to };
      return partitionRead(cursor, walked, walked !== null && walked.to >= cursor.end);
    }),
    stoppedEarly,
    readAt: new Date().toISOString(),
  };
}

/** `due`: the newest timestamp of the record and those before it in its partition; the merge is by it. */
type Due = { cursor: Cursor; record: RecordPlace; due: bigint };

/** The first `limit` of all records read so far. */
function merge(cursors: readonly Cursor[], limit: number): Due[] {
  const all = cursors.flatMap((cursor) => {
    let due = -1n;
    return cursor.window.slice(0, limit).map((record) => {
      if (record.timestamp > due) due = record.timestamp;
      return { cursor, record, due };
    });
  });
  return all.sort(byDue).slice(0, limit);
}

function byDue(a: Due, b: Due): number {
  if (a.due !== b.due) return a.due < b.due ? -1 : 1;
  if (a.cursor !== b.cursor) return a.cursor.partition - b.cursor.partition;
  return a.record.offset < b.record.offset ? -1 : 1;
}

/** What the next record of a partition is due at, at the earliest. */
function frontier({ window }: Cursor): bigint {
  return window.reduce((due, { timestamp }) => (timestamp > due ? timestamp : due), -1n);
}

async function placeCursors(
  client: KafkaClient,
  topic: TopicMetadata,
  cursors: readonly Cursor[],
  place: ReadFrom,
  options: ListOptions,
): Promise<void> {
  const answers =
    place.from === "time"
      ? // Negative times mean "latest" and "earliest" to the broker.
        await listOffsets(client, topic, options.partitions, place.at < 0n ? 0n : place.at, { signal: options.signal })
      : null;
  for (const cursor of cursors) {
    if (cursor.done) continue;
    const logStart = cursor.logStart ?? 0n;
    if (place.from === "oldest") cursor.next = logStart;
    if (place.from === "offset") {
      const offset = place.offsetOf(cursor.partition) ?? logStart;
      cursor.next = offset < logStart ? logStart : offset;
      if (offset > cursor.end) {
        cursor.next = cursor.end;
        cursor.done = true;
        cursor.error = `Offset ${offset} is beyond the end of this partition (${cursor.end})`;
      }
    }
    if (answers !== null) {
      const answer = answers.get(cursor.partition);
      cursor.error = errorOf(answer);
      cursor.done = cursor.error !== null;
      const offset = offsetOf(answer) ?? -1n;
      cursor.next = offset < 0n || offset > cursor.end ? cursor.end : offset;
    }
    cursor.windowEnd = cursor.end;
  }
}
