import type { GroupSummary } from "#lib/contracts/groups.ts";
import type { OffsetAnswer } from "#lib/kafka/offsets.ts";
import type { DescribedMember } from "#lib/kafka/protocol/group-describe.ts";

export type GroupLag = GroupSummary["lag"];
export type GroupKind = GroupSummary["kind"];

/** Where a group stands in one partition. `lag` is set where the broker counts it itself: share groups. */
export type Committed = {
  topic: string;
  partition: number;
  /** Null when it could not be read; `error` says why. */
  offset: bigint | null;
  lag: bigint | null;
  error: string | null;
};

export type PartitionLag = { lag: bigint | null; error: string | null };

/** Lag of one partition: log end − committed, never negative. Null without an error means that nothing was committed. */
export function partitionLag(committed: Committed | undefined, end: OffsetAnswer | undefined): PartitionLag {
  if (committed === undefined) return { lag: null, error: null };
  if (committed.error !== null || committed.offset === null) return { lag: null, error: committed.error };
  if (committed.lag !== null) return { lag: committed.lag, error: null };
  if (end === undefined) return { lag: null, error: "The log end was not read" };
  if ("error" in end) return { lag: null, error: end.error };
  // A log that was cut or recreated can end below what was committed.
  return { lag: end.offset > committed.offset ? end.offset - committed.offset : 0n, error: null };
}

/** Lag of a group over the partitions where it committed; what could not be read makes it partial or unknown. */
export function sumLag(partitions: readonly PartitionLag[]): GroupLag {
  let sum = 0n;
  let known = 0;
  const errors: string[] = [];
  for (const { lag, error } of partitions) {
    if (lag !== null) {
      sum += lag;
      known += 1;
    } else if (error !== null) errors.push(error);
  }
  const [first] = errors;
  if (known === 0) return unknownLag(first ?? "The group has not committed an offset yet");
  if (first === undefined) return { value: sum.toString(), state: "exact", reason: null };
  const reason = `${errors.length} of ${known + errors.length} partitions could not be read: ${first}`;
  return { value: sum.toString(), state: "partial", reason };
}

export function unknownLag(reason: string): GroupLag {
  return { value: null, state: "unknown", reason };
}

/**
 * Members that have nothing to read because there are more members than partitions; by id. Null while it cannot be told:
 * the group is settling, or a member's assignment is in a protocol of its own.
 */
export function idleMembers(kind: GroupKind, state: string, members: readonly DescribedMember[]): Set<string> | null {
  // Only the classic protocol takes everything away while it rebalances; the others tell what a member is about to get.
  if ((kind === "classic" || kind === "unknown") && state !== "Stable" && members.length > 0) return null;
  if (members.some(({ assignment }) => assignment === null)) return null;
  // By distinct partitions: several members of a share group read the same one.
  const partitions = readers(members).size;
  if (members.length <= partitions) return new Set();
  return new Set(members.filter(({ holds }) => holds === 0).map(({ id }) => id));
}

/** Which member reads a partition, by `placeOf`. Where several do, as in a share group, the last one named. */
export function readers(
  members: readonly DescribedMember[],
): Map<string, { topic: string; partition: number; member: string }> {
  const places = new Map<string, { topic: string; partition: number; member: string }>();
  for (const { id, assignment } of members)
    for (const { topic, partitions } of assignment ?? [])
      for (const partition of partitions) places.set(placeOf(topic, partition), { topic, partition, member: id });
  return places;
}

/** Key of a partition; a topic name holds no slash. */
export function placeOf(topic: string, partition: number): string {
  return `${topic}/${partition}`;
}

/** Topics with a commit or an assignment, sorted. */
export function topicsOf(committed: readonly Committed[], members: readonly DescribedMember[]): string[] {
  const topics = new Set(committed.map(({ topic }) => topic));
  for (const { assignment } of members) for (const { topic } of assignment ?? []) topics.add(topic);
  return [...topics].sort();
}
