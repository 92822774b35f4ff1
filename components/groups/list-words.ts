import type { GroupSummary } from "#lib/contracts/groups.ts";
import { formatInteger } from "#lib/format/int64.ts";

/** "2 idle"; null when no member idles or that is not known. */
export function idleWords({ idleMembers }: Pick<GroupSummary, "idleMembers">): string | null {
  return idleMembers === null || idleMembers === 0 ? null : `${formatInteger(idleMembers)} idle`;
}

/** The first two topics, then how many more: "orders, payments and 3 more". */
export function topicWords({ topics, topicCount }: Pick<GroupSummary, "topics" | "topicCount">): string {
  const shown = topics.slice(0, 2);
  const rest = topicCount - shown.length;
  if (shown.length === 0) return "none";
  return rest > 0 ? `${shown.join(", ")} and ${formatInteger(rest)} more` : shown.join(", ");
}

/** The lag with what it covers: "at least 1,204: 1 of 3 partitions could not be read: …". */
export function lagWords({ lag }: Pick<GroupSummary, "lag">): string {
  if (lag.value === null) return lag.reason ?? "It was not read";
  const figure = formatInteger(lag.value);
  return lag.state === "partial" ? `at least ${figure}: ${lag.reason ?? "not all was read"}` : figure;
}
