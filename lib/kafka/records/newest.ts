import type { RecordList } from "#lib/contracts/records.ts";
import type { KafkaClient } from "#lib/kafka/client.ts";
import type { TopicMetadata } from "#lib/kafka/metadata.ts";
import { advance, listLimits, openCursors, partitionRead, type Cursor, type ReadLimits } from "./cursor.ts";
import { storedRecord, type RecordPlace, type Sight } from "./data-records.ts";
import { decodingFor, type DecodeChoice } from "./decoding.ts";
import { byTime, listPayloads, presentRecord } from "./present.ts";

export type ListOptions = {
  partitions: readonly number[];
  limit: number;
  sight: Sight;
  limits?: ReadLimits;
  decode: DecodeChoice;
  signal?: AbortSignal | undefined;
};

/**
 * The newest `limit` data records over the chosen partitions: the last `limit` of each, widening backwards over markers,
 * aborted records and compaction holes, then merged by time, newest first. "Newest" is by append within a partition.
 */
export async function newestRecords(
  client: KafkaClient,
  topic: TopicMetadata,
  options: ListOptions,
): Promise<RecordList> {
  const cursors = await openCursors(client, topic, options.partitions, options.sight, options.signal);
  const windows = new Map(cursors.map((cursor) => [cursor, openWindow(cursor, options.limit)]));
  const stoppedEarly = await advance(client, topic, cursors, {
    sight: options.sight,
    limits: options.limits ?? listLimits,
    signal: options.signal,
    enough: () => false,
    onWindow(cursor) {
      const window = windows.get(cursor);
      if (window !== undefined) closeWindow(cursor, window, options.limit);
    },
  });
  const found = cursors.flatMap((cursor) =>
    (windows.get(cursor)?.found ?? []).map((record) => ({ partition: cursor.partition, record })),
  );
  found.sort((a, b) => byTime(b, a));
  const shown = found
    .slice(0, options.limit)
    .map(({ partition, record }) => ({ partition, record: storedRecord(record), transaction: record.transaction }));
  const stored = shown.map(({ record }) => record);
  const decoding = await decodingFor(topic.name ?? "", stored, options.decode);
  return {
    records: shown.map(({ partition, record, transaction }) =>
      presentRecord(partition, record, listPayloads, decoding, transaction),
    ),
    orderedBy: "timestamp-descending",
    partitions: cursors.map((cursor) => {
      const window = windows.get(cursor);
      const walked =
        window === undefined || window.walkedFrom === null ? null : { from: window.walkedFrom, to: cursor.end };
      return partitionRead(
        cursor,
        walked,
        walked !== null && cursor.logStart !== null && walked.from <= cursor.logStart,
      );
    }),
    stoppedEarly,
    readAt: new Date().toISOString(),
  };
}

type Window = { from: bigint; size: bigint; walkedFrom: bigint | null; found: RecordPlace[] };

function openWindow(cursor: Cursor, limit: number): Window {
  const window: Window = { from: cursor.end, size: BigInt(limit), walkedFrom: null, found: [] };
  if (!cursor.done) moveBack(cursor, window);
  return window;
}

/** Opens the window below the one just read. */
function moveBack(cursor: Cursor, window: Window): void {
  const logStart = cursor.logStart ?? 0n;
  cursor.windowEnd = window.from;
  window.from = window.from - window.size < logStart ? logStart : window.from - window.size;
  cursor.next = window.from;
  cursor.window = [];
}

function closeWindow(cursor: Cursor, window: Window, limit: number): void {
  window.found = [...cursor.window, ...window.found].slice(-limit);
  window.walkedFrom = window.from;
  if (window.found.length >= limit || window.from <= (cursor.logStart ?? 0n)) {
    cursor.done = true;
    return;
  }
  // Holes can be wide (compaction leaves one record in thousands): look four times as far back each time.
  window.size *= 4n;
  moveBack(cursor, window);
}
