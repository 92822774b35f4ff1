import { job } from "#lib/contracts/jobs.ts";
import type { Job, JobFilter } from "#lib/contracts/jobs.ts";
import { store } from "#lib/store/store.ts";
import { recordSearchKind } from "./record-search-input.ts";

/** How long a console that went away keeps its jobs, in ms. Three renewals fit in. */
export const leaseMs = 10_000;
/** Ended jobs kept. */
const endedKept = 200;

const columns = `id, kind, owner, cluster, input ->> '$.topic' AS topic, input ->> '$.group' AS "group", state, progress, fraction, result, error, resumed,
  created_at AS createdAt, started_at AS startedAt, ended_at AS endedAt`;

/** A job that was just taken up, with what only its code needs. */
export type TakenJob = Job & { input: unknown; checkpoint: unknown };

/** Newest first; only what the filter names. */
export function readJobs({ cluster, topic, group }: JobFilter = {}): Job[] {
  const rows = store()
    .prepare(
      `SELECT ${columns} FROM job
       WHERE cluster IS coalesce(:cluster, cluster) AND input ->> '$.topic' IS coalesce(:topic, input ->> '$.topic')
         AND input ->> '$.group' IS coalesce(:group, input ->> '$.group')
       ORDER BY created_at DESC, rowid DESC LIMIT ${endedKept * 2}`,
    )
    .all({ cluster: cluster ?? null, topic: topic ?? null, group: group ?? null });
  return rows.map((row) => job.parse(row));
}

export function readJob(id: string): Job | null {
  const row = store().prepare(`SELECT ${columns} FROM job WHERE id = ?`).get(id);
  return row === undefined ? null : job.parse(row);
}

/** Jobs of one kind that work on a topic, with their input; newest first. */
export function readJobsOn(kind: string, cluster: string, topic: string): (Job & { input: unknown })[] {
  const rows = store()
    .prepare(
      `SELECT ${columns}, input FROM job WHERE kind = ? AND cluster = ? AND input ->> '$.topic' = ?
       ORDER BY created_at DESC, rowid DESC`,
    )
    .all(kind, cluster, topic);
  return rows.map(withInput);
}

export function readJobWithInput(id: string): (Job & { input: unknown }) | null {
  const row = store().prepare(`SELECT ${columns}, input FROM job WHERE id = ?`).get(id);
  return row === undefined ? null : withInput(row);
}

function withInput(row: Record<string, unknown>): Job & { input: unknown } {
  return { ...job.parse(row), input: JSON.parse(String(row.input)) };
}

/** How many jobs of a kind there are. */
export function countJobs(kind: string): number {
  return Number(store().prepare("SELECT count(*) AS jobs FROM job WHERE kind = ?").get(kind)?.jobs ?? 0);
}

/** Queues an ended job again with a new input; false when it has not ended. */
export function reopenJob(id: string, input: unknown): boolean {
  const { changes } = store()
    .prepare(
      `UPDATE job SET state = 'queued', input = ?, result = NULL, error = NULL, ended_at = NULL, lease_until = NULL
       WHERE id = ? AND ended_at IS NOT NULL`,
    )
    .run(JSON.stringify(input), id);
  return Number(changes) === 1;
}

export function deleteJob(id: string): void {
  store().prepare("DELETE FROM job WHERE id = ?").run(id);
}

/** Jobs of a kind that ended before a time, and when the next one will have been over for as long; epoch ms, null without any. */
export function endedJobs(kind: string, keptMs: number): { ids: string[]; next: number | null } {
  const rows = store()
    .prepare("SELECT id, ended_at AS endedAt FROM job WHERE kind = ? AND ended_at IS NOT NULL ORDER BY ended_at")
    .all(kind)
    .map(({ id, endedAt }) => ({ id: String(id), until: Date.parse(String(endedAt)) + keptMs }));
  const now = Date.now();
  return {
    ids: rows.filter(({ until }) => until <= now).map(({ id }) => id),
    next: rows.find(({ until }) => until > now)?.until ?? null,
  };
}

export function insertJob(row: {
  id: string;
  kind: string;
  owner: string;
  cluster: string | null;
  input: unknown;
}): void {
  store()
    .prepare("INSERT INTO job (id, kind, owner, cluster, input, state, created_at) VALUES (?, ?, ?, ?, ?, 'queued', ?)")
    .run(row.id, row.kind, row.owner, row.cluster, JSON.stringify(row.input ?? null), new Date().toISOString());
  store()
    .prepare(
      // A search goes with what it kept.
      `DELETE FROM job WHERE ended_at IS NOT NULL AND kind <> :kept AND id NOT IN
         (SELECT id FROM job WHERE ended_at IS NOT NULL AND kind <> :kept ORDER BY ended_at DESC LIMIT ${endedKept})`,
    )
    .run({ kept: recordSearchKind });
}

/** Takes the lease of one job that nobody holds, in one statement so that two consoles never get the same. */
export function takeJob(instance: string): TakenJob | null {
  const now = Date.now();
  const row = store()
    .prepare(
      `UPDATE job SET lease_owner = ?, lease_until = ?, started_at = coalesce(started_at, ?),
         resumed = resumed + (state <> 'queued'), state = CASE state WHEN 'cancelling' THEN 'cancelling' ELSE 'running' END
       WHERE id = (SELECT id FROM job WHERE state IN ('queued', 'running', 'cancelling') AND coalesce(lease_until, 0) <= ?
                   ORDER BY created_at, rowid LIMIT 1)
       RETURNING ${columns}, input, checkpoint`,
    )
    .get(instance, now + leaseMs, new Date(now).toISOString(), now);
  if (row === undefined) return null;
  const { input, checkpoint } = row;
  return {
    ...job.parse(row),
    input: JSON.parse(String(input)),
    checkpoint: checkpoint === null ? null : JSON.parse(String(checkpoint)),
  };
}

/** Renews a lease. Null when it was lost; else whether somebody asked the job to stop. */
export function renewLease(id: string, instance: string): { cancelling: boolean } | null {
  const row = store()
    .prepare(
      `UPDATE job SET lease_until = ? WHERE id = ? AND lease_owner = ? AND ended_at IS NULL
       RETURNING state = 'cancelling' AS cancelling`,
    )
    .get(Date.now() + leaseMs, id, instance);
  return row === undefined ? null : { cancelling: row.cancelling === 1 };
}

/** Gives a lease back at shutdown, so that the next console takes the job up at once. */
export function releaseLease(id: string, instance: string): void {
  store().prepare("UPDATE job SET lease_until = 0 WHERE id = ? AND lease_owner = ?").run(id, instance);
}

/** When the next lease that another console holds ends, epoch ms; null when there is none. */
export function nextLeaseEnd(instance: string): number | null {
  const row = store()
    .prepare(
      `SELECT min(coalesce(lease_until, 0)) AS until FROM job
       WHERE state IN ('queued', 'running', 'cancelling') AND lease_owner IS NOT ?`,
    )
    .get(instance);
  return typeof row?.until === "number" ? row.until : null;
}

/** The next three write only while `instance` holds the lease, and say whether it does. */
export function writeProgress(id: string, instance: string, text: string, fraction: number | null): boolean {
  return owned("progress = ?, fraction = ?", [text, fraction], id, instance);
}

export function writeCheckpoint(id: string, instance: string, value: unknown): boolean {
  return owned("checkpoint = ?", [JSON.stringify(value ?? null)], id, instance);
}

export function endJob(id: string, instance: string, end: Pick<Job, "state" | "result" | "error">): boolean {
  const values = [end.state, end.result, end.error, new Date().toISOString()];
  return owned("state = ?, result = ?, error = ?, ended_at = ?, lease_until = NULL", values, id, instance);
}

/** Asks for a stop: a queued job ends at once, a running one is told by its console. */
export function requestCancel(id: string): void {
  store()
    .prepare(
      `UPDATE job SET ended_at = CASE state WHEN 'queued' THEN ? END,
         state = CASE state WHEN 'queued' THEN 'cancelled' ELSE 'cancelling' END
       WHERE id = ? AND state IN ('queued', 'running')`,
    )
    .run(new Date().toISOString(), id);
}

function owned(assignments: string, values: (string | number | null)[], id: string, instance: string): boolean {
  const { changes } = store()
    .prepare(`UPDATE job SET ${assignments} WHERE id = ? AND lease_owner = ? AND ended_at IS NULL`)
    .run(...values, id, instance);
  return Number(changes) === 1;
}
