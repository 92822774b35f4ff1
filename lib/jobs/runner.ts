import { randomUUID } from "node:crypto";
import { globalState } from "#lib/config/global-state.ts";
import { logger } from "#lib/config/log.ts";
import type { Job, JobFilter } from "#lib/contracts/jobs.ts";
import { AppError } from "#lib/errors.ts";
import { dropOrphans, sweepSearches } from "./sweep-searches.ts";
import { jobKinds } from "./kinds.ts";
import {
  deleteJob,
  insertJob,
  leaseMs,
  nextLeaseEnd,
  readJob,
  readJobs,
  releaseLease,
  reopenJob,
  renewLease,
  requestCancel,
  takeJob,
} from "./rows.ts";
import { runJob } from "./run-job.ts";
import type { Run } from "./run-job.ts";

type Runner = {
  /** Name of this console in the leases. */
  instance: string;
  started: boolean;
  timer: NodeJS.Timeout | null;
  runs: Map<string, Run>;
  listeners: Set<() => void>;
};

function runner(): Runner {
  return globalState<Runner>("wheelhouse.jobs", () => ({
    instance: randomUUID(),
    started: false,
    timer: null,
    runs: new Map(),
    listeners: new Set(),
  }));
}

/** Starts taking up jobs: new ones, and those of a console that went away once its lease has ended. */
export function startJobs(): void {
  runner().started = true;
  try {
    dropOrphans();
  } catch (error) {
    logger().error({ err: error }, "kept results without a search could not be deleted");
  }
  pulse();
}

/** Stops every run and gives the leases back; the next console goes on from the checkpoints. */
export async function stopJobs(): Promise<void> {
  const state = runner();
  state.started = false;
  if (state.timer !== null) clearTimeout(state.timer);
  state.timer = null;
  const runs = [...state.runs];
  for (const [, run] of runs) run.stop("console-stopped");
  // A run that does not listen to its signal must not hold up the end; its lease then simply runs out.
  await Promise.race([
    Promise.all(runs.map(([, run]) => run.ended)),
    new Promise((done) => setTimeout(done, 2_000).unref()),
  ]);
  for (const [id] of runs) releaseLease(id, state.instance);
}

/** Queues a job and starts it when the runner is on. `input` is JSON. */
export function startJob(kind: string, job: { owner: string; cluster: string | null; input: unknown }): Job {
  const id = randomUUID();
  insertJob({ id, kind, ...job });
  pulse();
  announce();
  return found(id);
}

/** Who wants to change a job: a person, and whether jobs of others may be changed; null is the console itself. */
export type Actor = { user: string; others: boolean } | null;

/**
 * Asks a job to stop. One that has ended stays as it is.
 * @throws AppError `not-found`, or `forbidden` when it belongs to another person
 */
export function cancelJob(id: string, by: Actor = null): Job {
  requireOwner(found(id), by);
  requestCancel(id);
  runner().runs.get(id)?.stop("cancelled");
  announce();
  return found(id);
}

/** Queues an ended job again, with its progress kept and a new input; false when it is still open. */
export function resumeJob(id: string, input: unknown): boolean {
  const reopened = reopenJob(id, input);
  pulse();
  announce();
  return reopened;
}

/** Stops a job and drops it from the list. */
export function removeJob(id: string): void {
  runner().runs.get(id)?.stop("cancelled");
  deleteJob(id);
  announce();
}

/** @throws AppError `forbidden` when a job belongs to another person and `by` may not change those of others. */
export function requireOwner(job: Job, by: Actor): void {
  if (mayChange(job, by)) return;
  throw new AppError(
    "forbidden",
    `Nothing changed: this job belongs to ${job.owner}. Ask them, or somebody who may administer jobs.`,
  );
}

export function mayChange(job: Job, by: Actor): boolean {
  return by === null || by.others || by.user === job.owner;
}

/** Open jobs and the last ended ones, newest first; all, or those the filter names. */
export function listJobs(filter?: JobFilter): Job[] {
  return readJobs(filter);
}

/** The list of jobs, and again after each change, until `signal` ends. */
export async function* watchJobs(signal: AbortSignal): AsyncGenerator<{ type: "jobs"; jobs: Job[] }, void, void> {
  const { listeners } = runner();
  let changed = true;
  let wake = () => {};
  const notice = () => {
    changed = true;
    wake();
  };
  listeners.add(notice);
  signal.addEventListener("abort", notice);
  try {
    while (!signal.aborted) {
      if (changed) {
        changed = false;
        yield { type: "jobs", jobs: readJobs() };
      } else {
        await new Promise<void>((resolve) => (wake = resolve));
      }
    }
  } finally {
    listeners.delete(notice);
    signal.removeEventListener("abort", notice);
  }
}

/** Renews our leases, takes up what is free, and sets the timer for the next time; without open jobs there is no timer. */
function pulse(): void {
  const state = runner();
  if (!state.started) return;
  if (state.timer !== null) clearTimeout(state.timer);
  state.timer = null;
  try {
    for (const [id, run] of state.runs) {
      const lease = renewLease(id, state.instance);
      if (lease === null) run.stop("lease-lost");
      else if (lease.cancelling) run.stop("cancelled");
      else run.flush();
    }
    for (let job = takeJob(state.instance); job !== null; job = takeJob(state.instance)) {
      const { id } = job;
      const kind = jobKinds.find((entry) => entry.kind === job?.kind);
      const run = runJob(job, kind, state.instance, announce);
      state.runs.set(id, run);
      void run.ended.then(() => {
        if (state.runs.get(id) === run) state.runs.delete(id);
        announce();
      });
    }
    const wait = nextPulse(state, sweepSearches());
    if (wait !== null) state.timer = setTimeout(pulse, wait).unref();
  } catch (error) {
    logger().error({ err: error }, "the job runner could not read or write the store");
    state.timer = setTimeout(pulse, leaseMs).unref();
  }
}

/** `expiry` is when the next kept results end, epoch ms. */
function nextPulse({ runs, instance }: Runner, expiry: number | null): number | null {
  if (runs.size > 0) return leaseMs / 4;
  const until = Math.min(nextLeaseEnd(instance) ?? Infinity, expiry ?? Infinity);
  // A timer holds 24 days at most.
  return until === Infinity ? null : Math.min(Math.max(100, until - Date.now()), 86_400_000);
}

function announce(): void {
  for (const listener of runner().listeners) listener();
}

function found(id: string): Job {
  const job = readJob(id);
  if (job !== null) return job;
  throw new AppError(
    "not-found",
    `No job "${id}" is known; ended jobs are dropped after a while. Open the list of jobs.`,
  );
}
