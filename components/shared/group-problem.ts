import type { GroupSummary } from "#lib/contracts/groups.ts";

/** What needs a person, worst last: 0 nothing, 1 idle members, 2 a streams group that is not ready, 3 members not read. */
export function groupProblem(group: Pick<GroupSummary, "error" | "state" | "idleMembers">): 0 | 1 | 2 | 3 {
  if (group.error !== null) return 3;
  if (group.state === "NotReady") return 2;
  return (group.idleMembers ?? 0) > 0 ? 1 : 0;
}
