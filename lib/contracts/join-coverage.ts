import type { Coverage, OffsetRange, PartitionCoverage } from "./record-search.ts";

/** Whether its leader has not named the bounds of this partition: it is not part of what can be resumed by offsets. */
export function isUnbounded({ state, from, to }: PartitionCoverage): boolean {
  return state !== "done" && from === to;
}

/** What is left of a search that was left at this coverage. */
export function unwalked({ direction, partitions }: Coverage): OffsetRange[] {
  return partitions.flatMap(({ partition, from, to, next }) => {
    const [low, high] = direction === "forward" ? [next, to] : [from, next];
    return BigInt(low) < BigInt(high) ? [{ partition, from: low, to: high }] : [];
  });
}

/** Offsets that were walked, over all partitions. */
export function walkedOffsets(coverage: Coverage): bigint {
  const total = coverage.partitions.reduce((sum, { from, to }) => sum + BigInt(to) - BigInt(from), 0n);
  return unwalked(coverage).reduce((left, { from, to }) => left - (BigInt(to) - BigInt(from)), total);
}

/** The coverage of a whole search: the earlier legs' range, walked as far as the newest leg came. */
export function joinCoverage(before: Coverage | null, leg: Coverage): Coverage {
  if (before === null) return leg;
  const read = new Map(leg.partitions.map((partition) => [partition.partition, partition]));
  const partitions = before.partitions.map((asked) => {
    const now = read.get(asked.partition);
    // Its bounds could not be learned this time: it stands where it stood.
    if (now?.state === "failed" && now.from === now.to) return { ...asked, state: now.state, error: now.error };
    if (now === undefined || isUnbounded(asked)) return now ?? asked;
    return { ...now, from: asked.from, to: asked.to };
  });
  const walked = walkedOffsets({ ...leg, partitions });
  return {
    ...leg,
    partitions,
    gaps: [...before.gaps, ...leg.gaps],
    // A leg that goes backwards looks further than it hands on, and the next one looks at that again.
    records: Math.min(before.records + leg.records, Math.max(before.records, Number(walked))),
    matches: before.matches + leg.matches,
    bytes: before.bytes + leg.bytes,
    elapsedMs: before.elapsedMs + leg.elapsedMs,
    evaluationErrors: before.evaluationErrors + leg.evaluationErrors,
    firstEvaluationError: before.firstEvaluationError ?? leg.firstEvaluationError,
  };
}
