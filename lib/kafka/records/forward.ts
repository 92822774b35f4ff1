import type { RecordList } from "#lib/contracts/records.ts";
import type { KafkaClient } from "#lib/kafka/client.ts";
import type { TopicMetadata } from "#lib/kafka/metadata.ts";
import { errorOf, listOffsets, offsetOf } from "#lib/kafka/offsets.ts";
import { advance, listLimits, openCursors, partitionRead, type Cursor } from "./cursor.ts";
import type { ListOptions } from "./newest.ts";
import { byTime, listPayloads, presentRecord } from "./present.ts";

/** Where a forward read starts in each chosen partition. `at` is epoch milliseconds. */
export type ReadFrom = { from: "oldest" } | { from: "offset"; offset: bigint } | { from: "time"; at: bigint };

/** The first `limit` data records at and after a place, over the chosen partitions, merged by time, oldest first. */
export async function recordsFrom(
  client: KafkaClient,
  topic: TopicMetadata,
  place: ReadFrom,
  options: ListOptions,
): Promise<RecordList> {
  const cursors = await openCursors(client, topic, options.partitions, options.committed, options.signal);
  await placeCursors(client, topic, cursors, place, options);
  const starts = new Map(cursors.map((cursor) => [cursor, cursor.next]));
  const stoppedEarly = await advance(client, topic, cursors, {
    committed: options.committed,
    limits: options.limits ?? listLimits,
    signal: options.signal,
    enough: ({ window }) => window.length >= options.limit,
    onWindow(cursor) {
      cursor.done = true;
    },
  });
  const found = cursors.flatMap((cursor) =>
    cursor.window.slice(0, options.limit).map((record) => ({ partition: cursor.partition, record })),
  );
  found.sort(byTime);
  return {
    records: found
      .slice(0, options.limit)
      .map(({ partition, record }) => presentRecord(partition, record, listPayloads)),
    orderedBy: "timestamp-ascending",
    partitions: cursors.map((cursor) => {
      const from = starts.get(cursor);
      const last = cursor.window.length > options.limit ? cursor.window[options.limit - 1] : undefined;
      const to = last === undefined ? cursor.next : last.offset + 1n;
      const walked =
        cursor.error !== null || from === undefined ? null : { from, to: to > cursor.end ? cursor.end : to };
      return partitionRead(cursor, walked, walked !== null && walked.to >= cursor.end);
    }),
    stoppedEarly,
    readAt: new Date().toISOString(),
  };
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
      cursor.next = place.offset < logStart ? logStart : place.offset;
      if (place.offset > cursor.end) {
        cursor.next = cursor.end;
        cursor.done = true;
        cursor.error = `Offset ${place.offset} is beyond the end of this partition (${cursor.end})`;
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
