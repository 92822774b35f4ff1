import type { Place, SearchRange } from "#lib/contracts/record-search.ts";
import type { KafkaClient } from "#lib/kafka/client.ts";
import type { TopicMetadata } from "#lib/kafka/metadata.ts";
import { earliest, errorOf, latest, listOffsets, offsetOf, type OffsetAnswer } from "#lib/kafka/offsets.ts";
import { chosenPartitions } from "./chosen-partitions.ts";
import { groupOffsets } from "./group-offsets.ts";

/** Offsets [from, to) of one partition, or why its leader could not name them. */
export type ResolvedPart =
  | { partition: number; from: bigint; to: bigint; heldBack: bigint; error: null }
  | { partition: number; from: null; to: null; heldBack: bigint; error: string };

type Bounds = { start: bigint; end: bigint };

/**
 * Places as offsets of each partition, as they are now; the end of committed reads is the last stable offset, and
 * `heldBack` what an open transaction keeps beyond it. Throws `validation-failed` for a partition or `not-found` for a group.
 */
export async function resolveRange(
  client: KafkaClient,
  topic: TopicMetadata,
  range: SearchRange,
  signal: AbortSignal,
): Promise<ResolvedPart[]> {
  const partitions =
    range.resume === undefined
      ? chosenPartitions(topic, range.partitions, "/body/partitions")
      : chosenPartitions(
          topic,
          range.resume.map(({ partition }) => partition),
          "/body/resume",
        );
  const committed = range.isolation === "committed";
  const [starts, ends, stable] = await Promise.all([
    listOffsets(client, topic, partitions, earliest, { signal }),
    listOffsets(client, topic, partitions, latest, { signal }),
    committed ? listOffsets(client, topic, partitions, latest, { committed, signal }) : null,
  ]);
  const given = new Map(range.resume?.map((part) => [part.partition, part]));
  const [low, high] =
    range.resume === undefined
      ? await Promise.all([
          offsetsAt(client, topic, partitions, range.start, "/body/start", signal),
          offsetsAt(client, topic, partitions, range.end, "/body/end", signal),
        ])
      : [null, null];
  return partitions.map((partition): ResolvedPart => {
    const visible = stable ?? ends;
    const answers = [starts.get(partition), ends.get(partition), visible.get(partition)];
    const error = answers.map(errorOf).find((text) => text !== null) ?? null;
    const resumed = given.get(partition);
    // Known bounds need no leader now: the read waits for one.
    if (error !== null && resumed !== undefined)
      return { partition, from: BigInt(resumed.from), to: BigInt(resumed.to), heldBack: 0n, error: null };
    if (error !== null) return { partition, from: null, to: null, heldBack: 0n, error };
    const [start, highWatermark, end] = answers.map((answer) => offsetOf(answer) ?? 0n);
    const bounds = { start: start ?? 0n, end: end ?? 0n };
    const from = resumed === undefined ? place(low, partition, bounds, bounds.start) : BigInt(resumed.from);
    const to =
      resumed === undefined ? place(high, partition, bounds, bounds.end) : least(BigInt(resumed.to), bounds.end);
    const heldBack = to === bounds.end ? (highWatermark ?? 0n) - bounds.end : 0n;
    return { partition, from, to: to < from ? from : to, heldBack, error: null };
  });
}

/** A place in one partition: an offset, `null` for its default, or "end" when no record is that young. */
type PlaceOf = (partition: number) => bigint | "start" | "end" | null;

function place(at: PlaceOf | null, partition: number, bounds: Bounds, otherwise: bigint): bigint {
  const found = at?.(partition) ?? null;
  if (found === null) return otherwise;
  if (found === "start") return bounds.start;
  if (found === "end") return bounds.end;
  return least(found < bounds.start ? bounds.start : found, bounds.end);
}

async function offsetsAt(
  client: KafkaClient,
  topic: TopicMetadata,
  partitions: readonly number[],
  wanted: Place,
  pointer: "/body/start" | "/body/end",
  signal: AbortSignal,
): Promise<PlaceOf> {
  switch (wanted.at) {
    case "oldest":
      return () => "start";
    case "newest":
      return () => "end";
    case "offset": {
      const offset = BigInt(wanted.offset);
      return () => offset;
    }
    case "offsets": {
      const offsets = new Map(wanted.offsets.map(({ partition, offset }) => [partition, BigInt(offset)]));
      chosenPartitions(topic, [...offsets.keys()], pointer);
      return (partition) => offsets.get(partition) ?? null;
    }
    case "time": {
      // Negative times mean "latest" and "earliest" to the broker.
      const at = BigInt(wanted.timestamp);
      const answers: Map<number, OffsetAnswer> = await listOffsets(client, topic, partitions, at < 0n ? 0n : at, {
        signal,
      });
      return (partition) => {
        const offset = offsetOf(answers.get(partition)) ?? -1n;
        return offset < 0n ? "end" : offset;
      };
    }
    case "group":
      return groupOffsets(client, topic.name, wanted.group, signal);
  }
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
