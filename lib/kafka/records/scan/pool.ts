import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { globalState } from "#lib/config/global-state.ts";
import { onShutdown } from "#lib/config/shutdown.ts";

/** Two at least: a search that runs away must not stop the next one. */
const most = Math.max(2, availableParallelism());
const idleMs = 60_000;
const heapMiB = 256;

export type Lease = {
  worker: Worker;
  /** Gives the worker back for the next one, or ends it when it cannot be trusted any more. */
  release: (usable: boolean) => void;
};
type Ticket = { ready: (lease: Lease) => void; moved: (ahead: number) => void };
type Pool = { idle: Worker[]; busy: number; queue: Ticket[]; timer: NodeJS.Timeout | null };

function pool(): Pool {
  return globalState("wheelhouse.scan.pool", (): Pool => {
    onShutdown("scan workers", endScanWorkers);
    return { idle: [], busy: 0, queue: [], timer: null };
  });
}

/**
 * A worker for one search. When all are taken, `moved` tells how many are ahead, first now and then with each step.
 * Rejects with the signal's reason when the caller leaves the queue.
 */
export function leaseWorker(signal: AbortSignal, moved: (ahead: number) => void): Promise<Lease> {
  const state = pool();
  signal.throwIfAborted();
  if (state.busy < most && state.queue.length === 0) return Promise.resolve(take(state));
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      const place = state.queue.indexOf(ticket);
      if (place >= 0) state.queue.splice(place, 1);
      announce(state, Math.max(0, place));
      reject(signal.reason);
    };
    const ticket: Ticket = {
      ready(lease) {
        signal.removeEventListener("abort", onAbort);
        resolve(lease);
      },
      moved,
    };
    signal.addEventListener("abort", onAbort, { once: true });
    state.queue.push(ticket);
    moved(state.queue.length - 1);
  });
}

/** A worker of its own beside the pool, for a tail: it may last for hours. */
export function startScanWorker(): Worker {
  // The literal path lets a build find the file; it also is the path of the source, which Node runs as it is.
  const worker = new Worker(join(process.cwd(), "lib/kafka/records/scan/scan-worker.ts"), {
    name: "scan",
    resourceLimits: { maxOldGenerationSizeMb: heapMiB, maxYoungGenerationSizeMb: 12 },
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  return worker;
}

/** Starts a worker before it is asked for, so that the first search need not wait for it. */
export function warmScanWorker(): void {
  const state = pool();
  if (state.busy > 0 || state.idle.length > 0) return;
  keep(state, startScanWorker());
}

/** Ends the idle workers; those at work end with their search. For shut-down and tests. */
export async function endScanWorkers(): Promise<void> {
  const state = pool();
  if (state.timer !== null) clearTimeout(state.timer);
  state.timer = null;
  await Promise.all(state.idle.splice(0).map((worker) => worker.terminate()));
}

function take(state: Pool): Lease {
  state.busy += 1;
  const worker = state.idle.pop() ?? startScanWorker();
  worker.removeAllListeners();
  worker.ref();
  let held = true;
  return {
    worker,
    release(usable) {
      if (!held) return;
      held = false;
      state.busy -= 1;
      worker.removeAllListeners();
      if (usable) keep(state, worker);
      else void worker.terminate();
      const next = state.queue.shift();
      if (next !== undefined) next.ready(take(state));
      announce(state, 0);
    },
  };
}

function keep(state: Pool, worker: Worker): void {
  state.idle.push(worker);
  worker.unref();
  // One that dies while idle is not handed out.
  worker.on("error", () => undefined);
  worker.on("exit", () => {
    const place = state.idle.indexOf(worker);
    if (place >= 0) state.idle.splice(place, 1);
  });
  if (state.timer !== null) clearTimeout(state.timer);
  state.timer = setTimeout(() => void endScanWorkers(), idleMs).unref();
}

function announce(state: Pool, from: number): void {
  for (const [ahead, ticket] of state.queue.entries()) if (ahead >= from) ticket.moved(ahead);
}
