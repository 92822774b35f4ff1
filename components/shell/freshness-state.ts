export type LiveRead = {
  /** How often it is read, in ms. */
  rhythm: number;
  /** Epoch ms of the last good read; 0 before the first. */
  updatedAt: number;
};

export type Freshness =
  | { kind: "none" }
  | { kind: "reading" }
  | { kind: "live"; ageMs: number }
  | { kind: "paused"; ageMs: number }
  | { kind: "stale"; ageMs: number };

/**
 * How old the figures of a page are, by the oldest of its live reads. Stale from three missed reads on.
 * `returnedAt` is when the tab was last shown again: nothing read before counts as live until it is read anew.
 */
export function freshnessOf(reads: LiveRead[], now: number, paused: boolean, returnedAt: number): Freshness {
  const known = reads.filter((read) => read.updatedAt > 0);
  if (reads.length === 0) return { kind: "none" };
  if (known.length === 0) return { kind: "reading" };
  const ageMs = Math.max(...known.map((read) => Math.max(0, now - read.updatedAt)));
  if (paused) return { kind: "paused", ageMs };
  const late = known.filter((read) => now - read.updatedAt > 3 * read.rhythm);
  if (late.length === 0) return { kind: "live", ageMs };
  const afterReturn = late.every((read) => now - returnedAt < 3 * read.rhythm);
  return { kind: afterReturn ? "reading" : "stale", ageMs };
}
