import { randomUUID } from "node:crypto";
import { globalState } from "#lib/config/global-state.ts";
import { logger } from "#lib/config/log.ts";
import type { Job, JobFilter } from "#lib/contracts/jobs.ts";
import { AppError } from "#lib/errors.ts";
import { jobKinds } from "./kinds.ts";
import {
  insertJob,
  leaseMs,
  nextLeaseEnd,
  readJob,
  readJobs,
  releaseLease,
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

/**
 * Asks a job to stop. One that has ended stays as it is.
 * @throws AppError `not-found`
 */
export function cancelJob(id: string): Job {
  found(id);
  requestCancel(id);
  runner().runs.get(id)?.stop("cancelled");
  announce();
  return found(id);
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
    const wait = nextPulse(state);
    if (wait !== null) state.timer = setTimeout(pulse, wait).unref();
  } catch (error) {
    logger().error({ err: error }, "the job runner could not read or write the store");
    state.timer = setTimeout(pulse, leaseMs).unref();
  }
}

function nextPulse({ runs, instance }: Runner): number | null {
  if (runs.size > 0) return leaseMs / 4;
  const until = nextLeaseEnd(instance);
  return until === null ? null : Math.max(100, until - Date.now());
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
