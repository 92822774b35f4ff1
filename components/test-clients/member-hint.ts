import { formatInteger } from "#lib/format/int64.ts";

/**
 * What a number of members means for a topic of so many partitions; `others` are members the group has already. Null where
 * nothing can be said.
 */
export function memberHint(members: number, partitions: number | null, others: number): string | null {
  if (partitions === null || !Number.isInteger(members) || members < 1) return null;
  const all = members + others;
  const topic = `The topic has ${count(partitions, "partition")}`;
  const joined = others > 0 ? ` and the group ${count(others, "member")} already` : "";
  const idle = all - partitions;
  if (idle > 0) return `${topic}${joined}: ${idle === 1 ? "one member" : `${formatInteger(idle)} members`} will idle.`;
  return `${topic}${joined}: each member reads ${all === partitions ? "one" : "one or more"}.`;
}

function count(figure: number, noun: string): string {
  return `${formatInteger(figure)} ${noun}${figure === 1 ? "" : "s"}`;
}
