import type { FileWriter } from "./file-writer.ts";
import { stateOf, type Part } from "./part.ts";
import type { FromWorker, Gap, Hit, ScanTotals } from "./scan-plan.ts";

/** Reports that may be on their way before the consumer took one: bounds memory, and stops a fast topic for a slow reader. */
const credits = 4;
const rowsPerReport = 200;
const hitsWithinMs = 40;
/** Twice as often as progress is shown, which then is never late by a whole step. */
const progressEveryMs = 120;
const chunkBytes = 262_144;

/** What a scan hands to the main thread: small reports, bound by size and time, never more than the consumer keeps up with. */
export type Outbox = {
  totals: ScanTotals;
  hit: (hit: Hit) => void;
  gap: (gap: Gap) => void;
  /** True when a report should be sent now. */
  due: () => boolean;
  /** Sends a report once there is room for it. */
  flush: () => Promise<void>;
  taken: () => void;
  /** True when a report can be sent without waiting. */
  open: () => boolean;
  /** From now on nothing waits: what is left goes out. */
  finish: () => void;
};

export function openOutbox(
  send: (message: FromWorker, transfer: ArrayBuffer[]) => void,
  parts: readonly Part[],
  file: FileWriter | null,
): Outbox {
  let left = credits;
  let waiting: (() => void)[] = [];
  let hits: Hit[] = [];
  let gaps: Gap[] = [];
  let reportedAt = 0;
  const totals: ScanTotals = {
    records: 0,
    bytes: 0,
    matches: 0,
    sent: 0,
    evaluationErrors: 0,
    firstEvaluationError: null,
  };
  const release = () => {
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  return {
    totals,
    hit(hit) {
      hits.push(hit);
      totals.sent += 1;
    },
    gap: (gap) => void gaps.push(gap),
    due() {
      if (hits.length >= rowsPerReport || (file !== null && file.length() >= chunkBytes)) return true;
      const since = performance.now() - reportedAt;
      return since >= progressEveryMs || (hits.length > 0 && since >= hitsWithinMs);
    },
    async flush() {
      while (left === 0) await new Promise<void>((resolve) => waiting.push(resolve));
      left -= 1;
      reportedAt = performance.now();
      const chunk = file?.take() ?? null;
      const report = { type: "report" as const, hits, chunk, gaps, parts: parts.map(stateOf), totals: { ...totals } };
      hits = [];
      gaps = [];
      send(report, chunk === null ? [] : [chunk.buffer]);
    },
    taken() {
      left += 1;
      release();
    },
    open: () => left > 0,
    finish() {
      left = Infinity;
      release();
    },
  };
}
