import type { Coverage, OffsetRange, SearchBody } from "#lib/contracts/record-search.ts";
import type { Gap, PartState, ScanPart, ScanTotals } from "./scan-plan.ts";

const gapsShown = 100;

/** Keeps what was read and what was not, report by report. */
export type CoverageLog = {
  take: (report: { parts: PartState[]; totals: ScanTotals; gaps: Gap[] }) => void;
  coverage: () => Coverage;
  /** What was not walked, for `resume`. */
  remaining: () => OffsetRange[];
  totals: () => ScanTotals;
  elapsedMs: () => number;
};

export function openCoverage(
  parts: readonly ScanPart[],
  /** By partition: offsets that an open transaction keeps from committed reads. */
  heldBack: ReadonlyMap<number, bigint>,
  options: Pick<SearchBody, "direction" | "verifyChecksums"> & { compared: Coverage["compared"] },
): CoverageLog {
  const started = performance.now();
  const forward = options.direction === "forward";
  const gaps: Coverage["gaps"] = [];
  let states: PartState[] = parts.map(({ from, to, unknown }) => ({
    from,
    to: to ?? from,
    state: unknown === null ? "reading" : "waiting",
    next: forward ? from : (to ?? from),
    error: unknown,
    leftOut: 0,
  }));
  let totals: ScanTotals = {
    records: 0,
    bytes: 0,
    matches: 0,
    sent: 0,
    evaluationErrors: 0,
    firstEvaluationError: null,
  };
  const elapsedMs = () => performance.now() - started;
  const left = ({ from, to, next }: PartState): bigint => (forward ? to - next : next - from);

  function partition({ state, from, to, next, error }: PartState, index: number): Coverage["partitions"][number] {
    const number = parts[index]?.partition ?? -1;
    return {
      partition: number,
      state,
      from: from.toString(),
      to: to.toString(),
      next: next.toString(),
      error,
      heldBack: (heldBack.get(number) ?? 0n).toString(),
    };
  }

  return {
    take(report) {
      states = report.parts;
      totals = report.totals;
      for (const { part, from, to, reason } of report.gaps) {
        const gap = { partition: parts[part]?.partition ?? -1, from: from.toString(), to: to.toString(), reason };
        // A window that is read again finds the same.
        const known = gaps.some((one) => one.partition === gap.partition && one.from === gap.from && one.to === gap.to);
        if (!known && gaps.length < gapsShown) gaps.push(gap);
      }
    },
    coverage() {
      const seconds = elapsedMs() / 1000;
      const asked = states.reduce((sum, { from, to }) => sum + to - from, 0n);
      const open = states.reduce((sum, state) => (state.state === "failed" ? sum : sum + left(state)), 0n);
      const walked = Number(asked - open);
      return {
        direction: options.direction,
        compared: options.compared,
        checksums: options.verifyChecksums ? "verified" : "not-verified",
        partitions: states.map(partition),
        gaps,
        records: totals.records,
        matches: totals.sent,
        bytes: totals.bytes,
        recordsPerSecond: Math.round(totals.records / seconds),
        bytesPerSecond: Math.round(totals.bytes / seconds),
        secondsLeft: open === 0n ? 0 : walked === 0 ? null : (Number(open) / walked) * seconds,
        elapsedMs: Math.round(seconds * 1000),
        evaluationErrors: totals.evaluationErrors,
        firstEvaluationError: totals.firstEvaluationError,
      };
    },
    remaining() {
      return states.flatMap((state, index): OffsetRange[] => {
        const from = forward ? state.next : state.from;
        const to = forward ? state.to : state.next;
        const number = parts[index]?.partition ?? -1;
        return from < to ? [{ partition: number, from: from.toString(), to: to.toString() }] : [];
      });
    },
    totals: () => totals,
    elapsedMs,
  };
}
