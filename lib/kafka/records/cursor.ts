import type { PartitionRead } from "#lib/contracts/records.ts";
import { formatBytes } from "#lib/format/bytes.ts";
import type { KafkaClient } from "#lib/kafka/client.ts";
import type { TopicMetadata } from "#lib/kafka/metadata.ts";
import { earliest, errorOf, latest, listOffsets, offsetOf } from "#lib/kafka/offsets.ts";
import { dataRecords, type DataRecords, type Gap, type RecordPlace, type Sight } from "./data-records.ts";
import { fetchError, fetchRound, type Fetched, type Want } from "./fetch-round.ts";
import { damaged, nothingCame } from "./scan/batches.ts";

/** How far the read of one partition has come. Offsets walked so far are [from, to) or, while a window is open, [next, windowEnd) is still to come. */
export type Cursor = {
  partition: number;
  logStart: bigint | null;
  highWatermark: bigint | null;
  lastStableOffset: bigint | null;
  /** End of what this isolation may see: high watermark or last stable offset. */
  end: bigint;
  /** Where the next Fetch starts, and where the open window ends. */
  next: bigint;
  windowEnd: bigint;
  /** Data records of the open window so far. */
  window: RecordPlace[];
  /** What could not be read of the windows so far. */
  gaps: Gap[];
  maxBytes: number;
  /** A batch did not fit behind others: ask for it first. */
  starved: boolean;
  done: boolean;
  error: string | null;
};

export type ReadLimits = { maxBytes: number; maxRounds: number; withinMs: number };
export const listLimits: ReadLimits = { maxBytes: 48 * 1_048_576, maxRounds: 200, withinMs: 8_000 };

/** Cursors of the chosen partitions with their present bounds; those whose leader does not answer carry the error. */
export async function openCursors(
  client: KafkaClient,
  topic: TopicMetadata,
  partitions: readonly number[],
  sight: Sight,
  signal: AbortSignal | undefined,
): Promise<Cursor[]> {
  const [starts, ends, stable] = await Promise.all([
    listOffsets(client, topic, partitions, earliest, { signal }),
    listOffsets(client, topic, partitions, latest, { signal }),
    sight === "all" ? null : listOffsets(client, topic, partitions, latest, { committed: true, signal }),
  ]);
  // Each cursor gets an even share of one response to begin with.
  const maxBytes = Math.min(1_048_576, Math.max(32_768, Math.floor((8 * 1_048_576) / Math.max(1, partitions.length))));
  return partitions.map((partition) => {
    const logStart = offsetOf(starts.get(partition));
    const highWatermark = offsetOf(ends.get(partition));
    const lastStableOffset = stable === null ? null : offsetOf(stable.get(partition));
    const error =
      errorOf(starts.get(partition)) ??
      errorOf(ends.get(partition)) ??
      (stable === null ? null : errorOf(stable.get(partition)));
    const end = (sight === "committed" ? lastStableOffset : highWatermark) ?? 0n;
    const window: RecordPlace[] = [];
    return {
      partition,
      logStart,
      highWatermark,
      lastStableOffset,
      end,
      next: end,
      windowEnd: end,
      window,
      gaps: [],
      maxBytes,
      starved: false,
      done: error !== null,
      error,
    };
  });
}

/**
 * Fetches for all cursors that are not done, round by round, until each is or a limit is reached. `onWindow` is called
 * when a cursor came to the end of its window (or `onProgress` says it has enough) and either opens the next one or sets `done`.
 * Returns why it stopped before that, in words, or null.
 */
export async function advance(
  client: KafkaClient,
  topic: TopicMetadata,
  cursors: readonly Cursor[],
  options: {
    sight: Sight;
    limits: ReadLimits;
    signal: AbortSignal | undefined;
    enough(cursor: Cursor): boolean;
    onWindow(cursor: Cursor): void;
    /** Those of the open cursors that need another round; all when left out. The read ends when none does. */
    hungry?(open: Cursor[]): Cursor[];
  },
): Promise<string | null> {
  const deadline = performance.now() + options.limits.withinMs;
  let bytes = 0;
  for (let round = 0; ; round += 1) {
    for (const cursor of cursors) if (!cursor.done && cursor.next >= cursor.windowEnd) options.onWindow(cursor);
    const notDone = cursors.filter((cursor) => !cursor.done && cursor.next < cursor.windowEnd);
    const open = options.hungry?.(notDone) ?? notDone;
    if (open.length === 0) return null;
    if (bytes >= options.limits.maxBytes)
      return `Stopped after ${formatBytes(bytes)}; choose fewer partitions to read on.`;
    if (round >= options.limits.maxRounds || performance.now() > deadline)
      return `Stopped after ${formatBytes(bytes)}: the records lie far apart. Choose one partition, or start from an offset or a time.`;
    const ordered = [...open.filter(({ starved }) => starved), ...open.filter(({ starved }) => !starved)];
    const wants = ordered.map(({ partition, next, maxBytes }) => ({ partition, offset: next, maxBytes }));
    const answers = await fetchSight(client, topic, wants, cursors, options);
    for (const cursor of ordered) {
      const answer = answers.get(cursor.partition);
      const error = fetchError(answer);
      if (error !== null || answer === undefined || "error" in answer) {
        cursor.error = error;
        cursor.done = true;
        continue;
      }
      bytes += answer.records.length;
      cursor.highWatermark = answer.highWatermark;
      cursor.lastStableOffset = answer.lastStableOffset;
      if (answer.logStart >= 0n) cursor.logStart = answer.logStart;
      step(cursor, dataRecords(answer, cursor.next, cursor.windowEnd, options.sight), answer.records.length > 0);
      if (!cursor.done && options.enough(cursor)) options.onWindow(cursor);
    }
  }
}

/** Which transactions were aborted is told to committed reads alone, and those end at the last stable offset. */
async function fetchSight(
  client: KafkaClient,
  topic: TopicMetadata,
  wants: readonly Want[],
  cursors: readonly Cursor[],
  { sight, signal }: { sight: Sight; signal: AbortSignal | undefined },
): Promise<Map<number, Fetched>> {
  if (sight !== "marked") return fetchRound(client, topic, wants, sight === "committed", signal);
  const stable = new Map(cursors.map(({ partition, lastStableOffset }) => [partition, lastStableOffset ?? 0n]));
  const decided = wants.filter(({ partition, offset }) => offset < (stable.get(partition) ?? 0n));
  const open = wants.filter((want) => !decided.includes(want));
  const [first, second] = await Promise.all([
    fetchRound(client, topic, decided, true, signal),
    fetchRound(client, topic, open, false, signal),
  ]);
  return new Map([...first, ...second]);
}

const maxFetchBytes = 128 * 1_048_576;

function step(cursor: Cursor, { records, next, gaps }: DataRecords, came: boolean): void {
  for (const record of records) cursor.window.push(record);
  cursor.gaps.push(...gaps);
  if (next !== null) {
    cursor.starved = false;
    cursor.next = next;
  } else if (cursor.maxBytes < maxFetchBytes) {
    cursor.starved = true;
    cursor.maxBytes = Math.min(maxFetchBytes, cursor.maxBytes * 8);
  } else {
    // Nothing came though there was room for any batch.
    cursor.gaps.push({ from: cursor.next, to: cursor.windowEnd, reason: came ? damaged : nothingCame });
    cursor.next = cursor.windowEnd;
  }
}

/** What was read of a partition, for the answer; `from` and `to` are the offsets walked. */
export function partitionRead(
  cursor: Cursor,
  walked: { from: bigint; to: bigint } | null,
  exhausted: boolean,
): PartitionRead {
  return {
    partition: cursor.partition,
    logStart: cursor.logStart?.toString() ?? null,
    highWatermark: cursor.highWatermark?.toString() ?? null,
    lastStableOffset: cursor.lastStableOffset?.toString() ?? null,
    from: walked?.from.toString() ?? null,
    to: walked?.to.toString() ?? null,
    exhausted,
    gaps: cursor.gaps.map(({ from, to, reason }) => ({ from: from.toString(), to: to.toString(), reason })),
    error: cursor.error,
  };
}
