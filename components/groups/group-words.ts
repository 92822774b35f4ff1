import type { StatusTone } from "#components/ui/tones.ts";
import type { GroupSummary } from "#lib/contracts/groups.ts";

export type GroupKind = GroupSummary["kind"];

/** What a group is by its protocol, with what that means on hover. Null where the broker does not tell. */
export function kindWords(kind: GroupKind, protocolType: string): { label: string; hint: string } | null {
  if (kind === "consumer")
    return { label: "consumer protocol", hint: "Next-generation rebalance protocol (KIP-848), assigned by the broker" };
  if (kind === "share")
    return { label: "share group", hint: "Members share partitions record by record, without an order (KIP-932)" };
  if (kind === "streams")
    return { label: "streams group", hint: "A Kafka Streams application, tasks assigned by the broker (KIP-1071)" };
  if (protocolType !== "" && protocolType !== "consumer")
    return {
      label: protocolType,
      hint: `Members talk the protocol “${protocolType}” among themselves, not the consumer protocol`,
    };
  if (kind === "classic") return { label: "classic protocol", hint: "One member assigns the partitions to all others" };
  return null;
}

/** Kafka's word for the state, with spaces: `PreparingRebalance` reads "Preparing rebalance". */
export function stateWords(state: string): string {
  if (state === "") return "state not told";
  return state.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
}

export function stateTone(state: string): StatusTone {
  if (state === "Stable") return "ok";
  if (state === "Empty" || state === "Dead") return "neutral";
  if (state === "NotReady") return "warning";
  return state === "" || state === "Unknown" ? "unknown" : "info";
}

/** A rebalance is under way: who reads what is about to change. */
export function isSettling(state: string): boolean {
  return stateTone(state) === "info";
}
