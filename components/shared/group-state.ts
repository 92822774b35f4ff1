import type { StatusTone } from "#components/ui/tones.ts";
import type { GroupSummary } from "#lib/contracts/groups.ts";

type Kind = GroupSummary["kind"];

export type GroupPhase = "stable" | "settling" | "empty" | "not-ready" | "dead" | "unknown";

const phases: Record<string, GroupPhase> = {
  Stable: "stable",
  Empty: "empty",
  Dead: "dead",
  PreparingRebalance: "settling",
  CompletingRebalance: "settling",
  Assigning: "settling",
  Reconciling: "settling",
  NotReady: "not-ready",
};

/** Kafka's word for a group's state as one of six; what a later version may add is unknown. */
export function groupPhase(state: string): GroupPhase {
  return Object.hasOwn(phases, state) ? (phases[state] ?? "unknown") : "unknown";
}

const tones: Record<GroupPhase, StatusTone> = {
  stable: "ok",
  settling: "info",
  empty: "neutral",
  "not-ready": "warning",
  dead: "neutral",
  unknown: "unknown",
};

export function groupTone(state: string): StatusTone {
  return tones[groupPhase(state)];
}

/** Kafka's word, its parts apart: "Preparing rebalance". Brokers before 2.6 tell none. */
export function stateWords(state: string): string {
  if (state === "") return "not told";
  const words = state.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ");
  return words.charAt(0) + words.slice(1).toLowerCase();
}

/** What a kind of group is, for a hint. */
export const kindHints: Record<Kind, string> = {
  classic: "Classic rebalance protocol: the members agree on the assignment, everybody stops while it changes.",
  consumer: "Next-generation rebalance protocol (KIP-848): the broker assigns, member by member.",
  share: "Share group (KIP-932): its members share the records of a partition, like a queue.",
  streams: "Kafka Streams group (KIP-1071): the broker assigns tasks of the application.",
  unknown: "The broker does not tell the kind: Kafka before 3.8.",
};

/** What needs a person, worst first: 3 members not read, 2 not ready, 1 idle members, 0 nothing. */
export function groupProblem(group: Pick<GroupSummary, "error" | "state" | "idleMembers">): 0 | 1 | 2 | 3 {
  if (group.error !== null) return 3;
  if (groupPhase(group.state) === "not-ready") return 2;
  return (group.idleMembers ?? 0) > 0 ? 1 : 0;
}
