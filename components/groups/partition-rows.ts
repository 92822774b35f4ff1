import type { GroupDetail, GroupMember, GroupPartition } from "#lib/contracts/groups.ts";
import { placeOf, stalledMembers, type Track } from "./group-track.ts";

/** What is wrong with a row, worst first. */
export const problems = ["idle", "stalled", "unread", "unserved", "behind", "none"] as const;
export type Problem = (typeof problems)[number];

export type PartitionRow = {
  id: string;
  problem: Problem;
  /** Null in the row of an idle member. */
  partition: GroupPartition | null;
  /** Who reads it: one member, several of a share group, none. */
  members: readonly GroupMember[];
  stalledMs: number | null;
};

/** One row for each partition, and one for each member that owns none. */
export function partitionRows(detail: GroupDetail, track: Track | null): PartitionRow[] {
  const readers = readersOf(detail.members);
  const stalled = stalledMembers(track, detail);
  const behind = mostBehind(detail.partitions);
  const idle = detail.members
    .filter((member) => member.idle)
    .map((member): PartitionRow => ({
      id: `idle ${member.id}`,
      problem: "idle",
      partition: null,
      members: [member],
      stalledMs: null,
    }));
  const partitions = detail.partitions.map((partition): PartitionRow => {
    const place = placeOf(partition);
    const members = readers.get(place) ?? [];
    const waits = partition.lag !== null && partition.lag !== "0";
    const stalledMs = waits && partition.member !== null ? (stalled.get(partition.member) ?? null) : null;
    return {
      id: place,
      problem: problemOf(detail, partition, members, stalledMs, behind),
      partition,
      members,
      stalledMs,
    };
  });
  return [...idle, ...partitions];
}

function problemOf(
  detail: GroupDetail,
  partition: GroupPartition,
  members: readonly GroupMember[],
  stalledMs: number | null,
  behind: GroupPartition | null,
): Problem {
  if (stalledMs !== null) return "stalled";
  const { error, lag } = partition;
  if (error !== null) return "unread";
  // A settled group with members leaves it out: nobody will read it until the subscription changes.
  const left = detail.state === "Stable" && detail.members.length > 0 && members.length === 0;
  if (left && lag !== null && lag !== "0") return "unserved";
  return partition === behind ? "behind" : "none";
}

/** Below this the rows would change places with every commit. */
const notableLag = 100n;

/** The one partition that has more lag than all others together, or null. */
function mostBehind(partitions: readonly GroupPartition[]): GroupPartition | null {
  const lagOf = ({ lag }: GroupPartition) => BigInt(lag ?? 0);
  const longest = longestLag(partitions);
  const sum = partitions.reduce((all, one) => all + lagOf(one), 0n);
  if (partitions.length < 2 || longest < notableLag || 2n * longest <= sum) return null;
  return partitions.find((one) => lagOf(one) === longest) ?? null;
}

/** By partition; several members of a share group read the same one. */
function readersOf(members: readonly GroupMember[]): Map<string, GroupMember[]> {
  const readers = new Map<string, GroupMember[]>();
  for (const member of members)
    for (const { topic, partitions } of member.assignment)
      for (const partition of partitions) {
        const place = placeOf({ topic, partition });
        const known = readers.get(place);
        if (known === undefined) readers.set(place, [member]);
        else known.push(member);
      }
  return readers;
}

/** Distinct partitions that members own. */
export function ownedCount(members: readonly GroupMember[]): number {
  return readersOf(members).size;
}

/** "3 members for 2 partitions. Stop one, or add partitions." */
export function idleWords(members: readonly GroupMember[]): string {
  const owned = ownedCount(members);
  const surplus = members.length - owned;
  const partitions = owned === 1 ? "1 partition" : `${owned} partitions`;
  return `${members.length} members for ${partitions}. Stop ${surplus === 1 ? "one" : surplus}, or add partitions.`;
}

/** The longest lag, the scale of all bars. */
export function longestLag(partitions: readonly GroupPartition[]): bigint {
  return partitions.reduce((most, { lag }) => (lag !== null && BigInt(lag) > most ? BigInt(lag) : most), 0n);
}

/** Part of a whole, 0…1, of counts beyond what a double holds. */
export function shareOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 10_000n) / whole) / 10_000;
}
