import type { Problem } from "#lib/contracts/problem.ts";
import type { recordTail, TailStatus } from "#lib/contracts/record-tail.ts";
import type { ResponseOf } from "#lib/contracts/endpoint.ts";
import { recordId } from "./record-id.ts";
import type { RecordRow } from "./search-run.ts";

export type TailEvent = ResponseOf<typeof recordTail.watch>;

/** Rows that stay in the browser; older ones go. */
export const mostTailRows = 2_000;

export type TailRow = RecordRow & { topic: string };

/** What a live view knows. `rows` newest first. */
export type TailView = {
  phase: "connecting" | "following" | "hidden" | "broken";
  rows: readonly TailRow[];
  /** Rows that came in all, those that went too. */
  arrived: number;
  status: TailStatus | null;
  problem: Problem | null;
};

export const freshTail: TailView = { phase: "connecting", rows: [], arrived: 0, status: null, problem: null };

/** Names a row among those of several topics: `<topic>/<partition>-<offset>`. */
export function tailRowId(row: TailRow): string {
  return `${row.topic}/${recordId(row)}`;
}

/** The view after one event. `last` holds the last offset that came of each topic and partition and grows: a stream taken up again may repeat rows. */
export function takeTail(view: TailView, event: TailEvent, last: Map<string, bigint>): TailView {
  if (event.type === "status") return { ...view, phase: "following", problem: null, status: event.status };
  const fresh: TailRow[] = [];
  for (const { topic, record, excerpt } of event.rows) {
    const offset = BigInt(record.offset);
    const place = `${topic}/${record.partition}`;
    if (offset <= (last.get(place) ?? -1n)) continue;
    last.set(place, offset);
    fresh.push({ ...record, excerpt, topic });
  }
  fresh.reverse();
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
    leftOut: joinCounts(before.leftOut, now.leftOut),
    evaluationErrors: before.evaluationErrors + now.evaluationErrors,
    firstEvaluationError: before.firstEvaluationError ?? now.firstEvaluationError,
  };
}

function joinCounts(before: TailStatus["leftOut"], now: TailStatus["leftOut"]): TailStatus["leftOut"] {
  const counts = new Map(before.map(({ topic, count }) => [topic, count]));
  for (const { topic, count } of now) counts.set(topic, (counts.get(topic) ?? 0) + count);
  return [...counts].map(([topic, count]) => ({ topic, count }));
}
