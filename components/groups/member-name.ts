import type { GroupDetail, GroupMember } from "#lib/contracts/groups.ts";

/** What tells members apart, shortest first: the instance id, a client id that nobody else has, or the member id. */
export function memberNames({ members }: Pick<GroupDetail, "members">): (member: GroupMember) => string {
  const clients = new Map<string, number>();
  for (const { clientId } of members) clients.set(clientId, (clients.get(clientId) ?? 0) + 1);
  return ({ id, clientId, instanceId }) =>
    instanceId ?? (clientId !== "" && clients.get(clientId) === 1 ? clientId : id);
}
