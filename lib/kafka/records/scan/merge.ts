import type { Part } from "./part.ts";
import type { Hit } from "./scan-plan.ts";

/**
 * Takes the next hit of a newest-first read over all partitions, or null while it is not known yet. Within a partition
 * hits go down by offset; among the first ones of each the youngest comes next, as soon as no partition that is still
 * being read has yet to come down to that time. One that waits for its broker holds nobody up.
 */
export function nextNewest(parts: readonly Part[]): Hit | null {
  let best: Part | null = null;
  let youngest = 0n;
  for (const part of parts) {
    const [head] = part.held;
    if (head === undefined) continue;
    const at = BigInt(head.record.timestamp);
    if (best !== null && (at < youngest || (at === youngest && part.partition > best.partition))) continue;
    best = part;
    youngest = at;
  }
  if (best === null) return null;
  for (const part of parts)
    if (part.state === "reading" && part.held.length === 0 && (part.frontier === null || part.frontier > youngest))
      return null;
  return best.held.shift() ?? null;
}
