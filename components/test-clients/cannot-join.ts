import type { GroupSummary } from "#lib/contracts/groups.ts";

/**
 * Why a test member, a classic consumer, cannot join a group, or null. A consumer group of the new protocol takes classic
 * members (KIP-848), and share and streams groups none; a classic group speaks one protocol only.
 */
export function cannotJoin(group: GroupSummary | undefined): string | null {
  if (group === undefined) return null;
  const { id, kind, protocolType } = group;
  if (kind === "share" || kind === "streams")
    return `${id} is a ${kind} group: test members are classic consumers, and Kafka lets them into classic and consumer groups only.`;
  if (protocolType !== "" && protocolType !== "consumer" && (group.members ?? 1) > 0)
    return `The members of ${id} speak the protocol “${protocolType}”: test members are consumers and would be refused.`;
  return null;
}
