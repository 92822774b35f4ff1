import { auditEntry } from "#lib/contracts/audit.ts";
import type { AuditEntry } from "#lib/contracts/audit.ts";
import { store } from "./store.ts";

/** Attempts kept; the oldest go first. */
export const auditRowsKept = 100_000;

const maxId = 2n ** 63n - 1n;

/** Writes the row of an attempt before it is made, and returns its id. Without an outcome it reads as `pending`. */
export function insertAttempt(attempt: Omit<AuditEntry, "id" | "at" | "outcome">): string {
  const { who, action, cluster, target, detail, requestId } = attempt;
  const { lastInsertRowid } = store()
    .prepare("INSERT INTO audit (at, who, action, cluster, target, detail, request_id) VALUES (?, ?, ?, ?, ?, ?, ?)")
    .run(new Date().toISOString(), who, action, cluster, target, detail, requestId);
  const id = BigInt(lastInsertRowid);
  // Once in a while is enough: the bound is about the size of the file.
  if (id % 100n === 0n)
    store()
      .prepare("DELETE FROM audit WHERE id <= ?")
      .run(id - BigInt(auditRowsKept));
  return String(id);
}

/** Writes how an attempt ended. Rows are only added, never changed. */
export function insertOutcome(id: string, outcome: Exclude<AuditEntry["outcome"], "pending">, detail: string): void {
  store()
    .prepare("INSERT INTO audit_outcome (audit_id, at, outcome, detail) VALUES (?, ?, ?, ?)")
    .run(BigInt(id), new Date().toISOString(), outcome, detail);
}

/** One page of attempts with their outcomes, newest first; `next` continues it as `before`, null at the end. */
export function listAudit({ before, limit }: { before?: string | undefined; limit: number }): {
  entries: AuditEntry[];
  next: string | null;
} {
  const below = before === undefined || BigInt(before) > maxId ? maxId : BigInt(before);
  const rows = store()
    .prepare(
      `SELECT CAST(a.id AS TEXT) AS id, a.at, a.who, a.action, a.cluster, a.target, a.request_id AS requestId,
              coalesce(o.outcome, 'pending') AS outcome, trim(a.detail || ' ' || coalesce(o.detail, '')) AS detail
       FROM audit a LEFT JOIN audit_outcome o ON o.audit_id = a.id
       WHERE a.id < ? ORDER BY a.id DESC LIMIT ?`,
    )
    .all(below, limit + 1);
  const entries = rows.slice(0, limit).map((row) => auditEntry.parse(row));
  return { entries, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
}
