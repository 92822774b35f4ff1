import { logger } from "#lib/config/log.ts";
import { AppError } from "#lib/errors.ts";
import { insertAttempt, insertOutcome } from "#lib/store/audit-log.ts";
import type { Job } from "#lib/contracts/jobs.ts";
import type { JobKind } from "./kind.ts";
import { endJob, writeCheckpoint, writeProgress } from "./rows.ts";
import type { TakenJob } from "./rows.ts";

export type StopReason = "cancelled" | "console-stopped" | "lease-lost";

/** One job while it runs here. */
export type Run = {
  ended: Promise<void>;
  stop: (reason: StopReason) => void;
  /** Writes progress that was held back. */
  flush: () => void;
};

const progressMs = 500;

type End = Pick<Job, "state" | "result" | "error">;

const withConsole = "It ended with the console. Start it again if it is still wanted.";

/** Runs a job that was taken up. `announce` is called after each change of its row. */
export function runJob(job: TakenJob, kind: JobKind | undefined, instance: string, announce: () => void): Run {
  const abort = new AbortController();
  let stopped: StopReason | null = null;
  let waiting: { text: string; fraction: number | null } | null = null;
  let written = 0;
  const stop = (reason: StopReason) => {
    stopped ??= reason;
    abort.abort(new DOMException(`The job was stopped: ${reason}`, "AbortError"));
  };
  const flush = () => {
    if (waiting === null) return;
    const { text, fraction } = waiting;
    waiting = null;
    written = Date.now();
    if (writeProgress(job.id, instance, text, fraction)) announce();
    else stop("lease-lost");
  };
  const progress = (text: string, fraction: number | null) => {
    waiting = { text, fraction };
    if (Date.now() - written >= progressMs) flush();
  };
  const saveCheckpoint = (value: unknown) => {
    if (!writeCheckpoint(job.id, instance, value)) stop("lease-lost");
    abort.signal.throwIfAborted();
  };
  const work = async (): Promise<string> => {
    if (kind === undefined)
      throw new AppError("internal", `This version of the console has no job "${job.kind}". Start it again.`);
    const { id, input, cluster, checkpoint } = job;
    return kind.run({ id, input, cluster, checkpoint, signal: abort.signal, progress, saveCheckpoint });
  };
  const fleeting = kind?.resumable === false;
  const finish = (end: End) => {
    // A stopped console keeps the job open for the next one; a lost lease means that it is another's already.
    if (stopped === "console-stopped" && end.state !== "succeeded" && !fleeting) return;
    flush();
    if (stopped === "lease-lost" || !endJob(job.id, instance, end)) return;
    auditEnd(job, end);
  };
  // A job somebody asked to stop while its console was away ends without being started again.
  if (job.state === "cancelling") stop("cancelled");
  const late = fleeting && job.resumed > 0 && stopped === null;
  const ended = Promise.resolve()
    .then(() => (stopped === "cancelled" || late ? "" : work()))
    .then(
      (result): End => ({ state: stopped === "cancelled" ? "cancelled" : "succeeded", result, error: null }),
      (error: unknown): End => ({
        state: stopped === "cancelled" ? "cancelled" : "failed",
        result: null,
        error: stopped === null ? wordsOf(error, job) : null,
      }),
    )
    .then((end) =>
      finish(
        late || (fleeting && stopped === "console-stopped")
          ? { state: "cancelled", result: withConsole, error: null }
          : end,
      ),
    )
    .catch((error: unknown) => logger().error({ err: error, job: job.id }, "the end of a job could not be written"));
  return { ended, stop, flush };
}

function wordsOf(error: unknown, job: Job): string {
  if (error instanceof AppError) return error.detail;
  logger().error({ err: error, job: job.id, kind: job.kind }, "a job failed");
  return `The job met a fault. The console's log tells more under ${job.id}.`;
}

/** The row is written at the end only: who started the job is in the row of that request. */
function auditEnd(job: Job, { state, error }: End): void {
  const { id, owner, kind, cluster } = job;
  const row = { who: owner, action: `job.${kind}`, cluster, target: id, requestId: id, detail: state };
  insertOutcome(insertAttempt(row), error === null ? "succeeded" : "failed", "");
}
