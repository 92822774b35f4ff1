import type { Coverage, OffsetRange, SearchBody } from "#lib/contracts/record-search.ts";
import type { ResolvedPart } from "#lib/kafka/records/resolve-range.ts";
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
  ranges: readonly ResolvedPart[],
  parts: readonly ScanPart[],
  options: Pick<SearchBody, "direction" | "verifyChecksums"> & { compared: Coverage["compared"] },
): CoverageLog {
  const started = performance.now();
  const forward = options.direction === "forward";
  const places = new Map(parts.map(({ partition }, index) => [partition, index]));
  const gaps: Coverage["gaps"] = [];
  let states: PartState[] = parts.map(({ from, to }) => ({
    state: "reading",
    next: forward ? from : (to ?? from),
    error: null,
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
  const left = (range: ResolvedPart, next: bigint): bigint =>
    range.error !== null ? 0n : forward ? range.to - next : next - range.from;

  function partition(range: ResolvedPart): Coverage["partitions"][number] {
    const { partition: number, heldBack } = range;
    const state = states[places.get(number) ?? -1];
    if (range.error !== null || state === undefined)
      // Its bounds could not be learned.
      return { partition: number, state: "failed", from: "0", to: "0", next: "0", error: range.error, heldBack: "0" };
    const { from, to } = range;
    return {
      partition: number,
      state: state.state,
      from: from.toString(),
      to: to.toString(),
      next: state.next.toString(),
      error: state.error,
      heldBack: heldBack.toString(),
    };
  }

  return {
    take(report) {
      states = report.parts;
      totals = report.totals;
      for (const { part, from, to, reason } of report.gaps) {
        const index = parts[part]?.partition ?? -1;
        if (gaps.length < gapsShown) gaps.push({ partition: index, from: from.toString(), to: to.toString(), reason });
      }
    },
    coverage() {
      const seconds = elapsedMs() / 1000;
      const asked = ranges.reduce((sum, range) => sum + (range.error === null ? range.to - range.from : 0n), 0n);
      const open = ranges.reduce((sum, range) => {
        const state = states[places.get(range.partition) ?? -1];
        return state === undefined || state.state === "failed" ? sum : sum + left(range, state.next);
      }, 0n);
      const walked = Number(asked - open);
      return {
        direction: options.direction,
        compared: options.compared,
        checksums: options.verifyChecksums ? "verified" : "not-verified",
        partitions: ranges.map(partition),
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
      return ranges.flatMap((range): OffsetRange[] => {
        const state = states[places.get(range.partition) ?? -1];
        if (range.error !== null || state === undefined) return [];
        const from = forward ? state.next : range.from;
        const to = forward ? range.to : state.next;
        return from < to ? [{ partition: range.partition, from: from.toString(), to: to.toString() }] : [];
      });
    },
    totals: () => totals,
    elapsedMs,
  };
}
