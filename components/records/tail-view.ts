import type { Problem } from "#lib/contracts/problem.ts";
import type { recordTail, TailStatus } from "#lib/contracts/record-search.ts";
import type { ResponseOf } from "#lib/contracts/endpoint.ts";
import type { RecordRow } from "./search-run.ts";

export type TailEvent = ResponseOf<typeof recordTail.watch>;

/** Rows that stay in the browser; older ones go. */
export const mostTailRows = 2_000;

/** What a live view knows. `rows` newest first. */
export type TailView = {
  phase: "connecting" | "following" | "hidden" | "broken";
  rows: readonly RecordRow[];
  /** Rows that came in all, those that went too. */
  arrived: number;
  status: TailStatus | null;
  problem: Problem | null;
};

export const freshTail: TailView = { phase: "connecting", rows: [], arrived: 0, status: null, problem: null };

/** The view after one event. `last` holds the last offset that came of each partition and grows: a stream taken up again may repeat rows. */
export function takeTail(view: TailView, event: TailEvent, last: Map<number, bigint>): TailView {
  if (event.type === "status") return { ...view, phase: "following", problem: null, status: event.status };
  const fresh: RecordRow[] = [];
  for (const { record, excerpt } of event.rows) {
    const offset = BigInt(record.offset);
    if (offset <= (last.get(record.partition) ?? -1n)) continue;
    last.set(record.partition, offset);
    fresh.unshift({ ...record, excerpt });
  }
  return {
    ...view,
    phase: "following",
    problem: null,
    rows: [...fresh, ...view.rows].slice(0, mostTailRows),
    arrived: view.arrived + fresh.length,
  };
}

/** Whether it is worth asking again after this: a refusal stays one however often it is asked. */
export function isPassing({ status }: Problem): boolean {
  return status === 0 || status === 429 || status >= 500;
}

/** The counts of a stream and those of the streams before it. */
export function joinStatus(before: TailStatus | null, now: TailStatus): TailStatus {
  if (before === null) return now;
  return {
    ...now,
    records: before.records + now.records,
    matched: before.matched + now.matched,
    sent: before.sent + now.sent,
    evaluationErrors: before.evaluationErrors + now.evaluationErrors,
    firstEvaluationError: before.firstEvaluationError ?? now.firstEvaluationError,
  };
}
