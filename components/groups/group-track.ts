import type { GroupDetail, GroupPartition } from "#lib/contracts/groups.ts";
import { isSettling } from "./group-words.ts";

type Offsets = { committed: bigint; logEnd: bigint };
type Reading = { at: number; offsets: ReadonlyMap<string, Offsets> };

/** What the readings of a group since the page was opened tell beyond the latest one. Times in epoch ms. */
export type Track = {
  group: string;
  readAt: string;
  state: string;
  /** First reading in this state. */
  stateSince: number;
  /** Those of the last minute, oldest first. */
  readings: readonly Reading[];
  /** By partition: the committed offset and the first reading that showed it. */
  still: ReadonlyMap<string, { committed: bigint; since: number }>;
  /** By id, of the latest reading. */
  members: ReadonlySet<string>;
  /** Rebalances, joins and leaves, oldest first. */
  events: readonly { at: number; label: string }[];
};

const mostEvents = 40;

const windowMs = 60_000;
/** Members commit every few seconds; a shorter stretch would measure that rhythm. */
const shortestMs = 10_000;

/** Key of a partition; a topic name holds no slash. */
export function placeOf({ topic, partition }: Pick<GroupPartition, "topic" | "partition">): string {
  return `${topic}/${partition}`;
}

/** The track with one more reading; a reading of another group starts anew. */
export function follow(track: Track | null, detail: GroupDetail): Track {
  const at = Date.parse(detail.readAt);
  const held = track?.group === detail.id ? track : null;
  const reading: Reading = { at, offsets: offsetsOf(detail.partitions) };
  const before = held?.readings.at(-1);
  const past = held === null || before === undefined || wentBack(before, reading) ? [] : held.readings;
  const still = new Map<string, { committed: bigint; since: number }>();
  for (const [place, { committed }] of reading.offsets) {
    const known = held?.still.get(place);
    still.set(place, known?.committed === committed ? known : { committed, since: at });
  }
  return {
    group: detail.id,
    readAt: detail.readAt,
    state: detail.state,
    stateSince: held?.state === detail.state ? held.stateSince : at,
    readings: [...past.filter((one) => at - one.at <= windowMs), reading],
    still,
    members: new Set(detail.members.map(({ id }) => id)),
    events: held === null ? [] : [...held.events, ...eventsOf(held, detail, at)].slice(-mostEvents),
  };
}

/** What happened between two readings, in one label. */
function eventsOf(held: Track, detail: GroupDetail, at: number): { at: number; label: string }[] {
  const joined = detail.members.filter(({ id }) => !held.members.has(id)).length;
  const left = held.members.size + joined - detail.members.length;
  const words = [
    ...(isSettling(detail.state) && !isSettling(held.state) ? ["rebalance"] : []),
    ...(joined > 0 ? [`${joined} joined`] : []),
    ...(left > 0 ? [`${left} left`] : []),
  ];
  return words.length === 0 ? [] : [{ at, label: words.join(", ") }];
}

/** Offsets were reset or a log was recreated: what lies before says nothing about a rate. */
function wentBack(before: Reading, now: Reading): boolean {
  for (const [place, { committed, logEnd }] of now.offsets) {
    const old = before.offsets.get(place);
    if (old !== undefined && (committed < old.committed || logEnd < old.logEnd)) return true;
  }
  return false;
}

function offsetsOf(partitions: readonly GroupPartition[]): Map<string, Offsets> {
  const offsets = new Map<string, Offsets>();
  for (const partition of partitions) {
    const { committed, logEnd } = partition;
    if (committed !== null && logEnd !== null)
      offsets.set(placeOf(partition), { committed: BigInt(committed), logEnd: BigInt(logEnd) });
  }
  return offsets;
}

/** Messages a second. */
export type Rates = { consumed: number; produced: number; overMs: number };

/** Means over the readings of the last minute, of partitions that were read at both ends; null before there are 10 s of them. */
export function ratesOf(track: Track | null): Rates | null {
  const first = track?.readings[0];
  const last = track?.readings.at(-1);
  if (first === undefined || last === undefined || last.at - first.at < shortestMs) return null;
  let consumed = 0n;
  let produced = 0n;
  let both = 0;
  for (const [place, now] of last.offsets) {
    const then = first.offsets.get(place);
    if (then === undefined) continue;
    consumed += now.committed - then.committed;
    produced += now.logEnd - then.logEnd;
    both += 1;
  }
  const overMs = last.at - first.at;
  const perSecond = (count: bigint) => (Number(count) * 1_000) / overMs;
  return both === 0 ? null : { consumed: perSecond(consumed), produced: perSecond(produced), overMs };
}

/** A member that has committed nothing for this long while messages wait for it counts as stalled. */
const shortestStallMs = 60_000;

/**
 * Members that have messages to read and have committed on none of their partitions, by id, with the milliseconds that lasts at least.
 * A slow member that goes through its partitions in turn is not among them.
 */
export function stalledMembers(track: Track | null, detail: GroupDetail): ReadonlyMap<string, number> {
  const stalled = new Map<string, number>();
  // The start of a share group stands still for a single record that nobody acknowledges.
  if (track === null || detail.kind === "share" || detail.state !== "Stable") return stalled;
  const now = Date.parse(track.readAt);
  for (const [member, partitions] of Map.groupBy(detail.partitions, (partition) => partition.member)) {
    if (member === null || partitions.every(({ lag }) => lag === null || lag === "0")) continue;
    const moved = partitions.map((partition) => track.still.get(placeOf(partition))?.since ?? 0);
    const ms = now - Math.max(track.stateSince, ...moved);
    if (ms >= shortestStallMs) stalled.set(member, ms);
  }
  return stalled;
}
