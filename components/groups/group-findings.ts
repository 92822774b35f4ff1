import type { GroupDetail } from "#lib/contracts/groups.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { formatInteger } from "#lib/format/int64.ts";
import type { Track } from "./group-track.ts";
import { memberNames } from "./member-name.ts";
import { isSettling, stateWords } from "./group-words.ts";
import { idleWords, shareOf, type PartitionRow } from "./partition-rows.ts";

export type Finding = { tone: "critical" | "warning" | "info"; title: string; text: string };

/** A rebalance is a matter of seconds; before this it would only flash. */
const briefMs = 10_000;
const longMs = 180_000;

/** The worst that can be said of a group, or null when nothing is out of the ordinary. */
export function worstFinding(detail: GroupDetail, rows: readonly PartitionRow[], track: Track | null): Finding | null {
  const settlingMs = track !== null && isSettling(detail.state) ? Date.parse(track.readAt) - track.stateSince : 0;
  const of = (problem: PartitionRow["problem"]) => rows.filter((row) => row.problem === problem);
  const stalled = of("stalled");
  if (stalled.length > 0) return stalledFinding(detail, stalled);
  const unread = of("unread");
  if (unread.length > 0) return unreadFinding(detail, unread);
  if (settlingMs >= briefMs) return settlingFinding(detail, settlingMs);
  const idle = of("idle");
  if (idle.length > 0)
    return {
      tone: "warning",
      title: idle.length === 1 ? "One member is idle." : `${idle.length} members are idle.`,
      text: `${idle.length === 1 ? "It owns" : "They own"} no partition: ${idleWords(detail.members)}`,
    };
  const unserved = of("unserved");
  if (unserved.length > 0)
    return {
      tone: "warning",
      title: unserved.length === 1 ? "A partition has no reader." : `${unserved.length} partitions have no reader.`,
      text: `Messages wait in ${placeWords(detail, unserved[0])}, and no member is assigned to it. Check which topics the members subscribe to.`,
    };
  return null;
}

function stalledFinding(detail: GroupDetail, stalled: readonly PartitionRow[]): Finding {
  const longest = stalled.reduce((most, row) => ((row.stalledMs ?? 0) > (most.stalledMs ?? 0) ? row : most));
  const lag = stalled.reduce((sum, { partition }) => sum + BigInt(partition?.lag ?? 0), 0n);
  const share = Math.round(shareOf(lag, BigInt(detail.lag.value ?? 0)) * 100);
  const since = formatDuration(Math.floor((longest.stalledMs ?? 0) / 1_000) * 1_000);
  const members = new Set(stalled.flatMap((row) => row.members.map(({ id }) => id))).size;
  const [first] = longest.members;
  const who =
    members === 1 ? `member ${first === undefined ? "" : memberNames(detail)(first)} sends` : `${members} members send`;
  return {
    tone: "critical",
    title:
      stalled.length === 1 ? "Falling behind on one partition." : `Falling behind on ${stalled.length} partitions.`,
    text: `${share} % of the lag is ${stalled.length === 1 ? placeWords(detail, longest) : "theirs"}: ${who} heartbeats but ${members === 1 ? "has" : "have"} committed nothing for at least ${since}. Read ${members === 1 ? "its" : "their"} log before a restart.`,
  };
}

function unreadFinding(detail: GroupDetail, unread: readonly PartitionRow[]): Finding {
  const total = detail.partitions.length;
  const reason = unread[0]?.partition?.error ?? "";
  const bound = detail.lag.value === null ? "The lag is unknown." : "The lag is a lower bound.";
  return {
    tone: "warning",
    title: `${formatInteger(unread.length)} of ${formatInteger(total)} partitions could not be read.`,
    text: `${placeWords(detail, unread[0], true)}: ${reason}${/[.!?]$/.test(reason) ? "" : "."} ${bound}`,
  };
}

function settlingFinding(detail: GroupDetail, ms: number): Finding {
  const since = formatDuration(Math.floor(ms / 1_000) * 1_000);
  const classic = detail.kind === "classic" || detail.kind === "unknown";
  const effect = classic ? "No member reads until it is over." : "Members read on with what they keep.";
  return {
    tone: ms >= longMs ? "warning" : "info",
    title: `Rebalancing for at least ${since}.`,
    text: `The coordinator says “${stateWords(detail.state)}”. ${effect}${ms >= longMs ? " Look for a member that joins and leaves again." : ""}`,
  };
}

/** "partition 7", with its topic where the group reads several. */
function placeWords(detail: GroupDetail, row: PartitionRow | undefined, capital = false): string {
  const partition = row?.partition;
  if (partition === null || partition === undefined) return "";
  const many = new Set(detail.partitions.map(({ topic }) => topic)).size > 1;
  return `${capital ? "Partition" : "partition"} ${partition.partition}${many ? ` of ${partition.topic}` : ""}`;
}
