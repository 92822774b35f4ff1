import type { Worker } from "node:worker_threads";
import type { KafkaClient } from "#lib/kafka/client.ts";
import type { SchemaLookup } from "#lib/serde/schema-source.ts";
import { locateParts, type ResolveParts } from "./access.ts";
import { leaseWorker, startScanWorker, type Lease } from "./pool.ts";
import { answerSchemas } from "./schema-port.ts";
import {
  control,
  type BrokerAccess,
  type EndReason,
  type FromWorker,
  type ScanPlan,
  type ToWorker,
} from "./scan-plan.ts";

export type ScanReport = Extract<FromWorker, { type: "report" }>;
export type ScanEvent =
  { type: "queued"; ahead: number } | ScanReport | { type: "end"; reason: EndReason; detail: string | null };

/** How long one record may be evaluated before its worker is ended. */
const runawayMs = 2_000;
/** How long a stopped worker may take to say so. */
const stopMs = 120;

/**
 * Runs a plan in a worker: one of the pool, or one of its own with `lasting`. Ends with one `end` event; when the caller
 * leaves or `signal` ends, the worker is stopped within 200 ms, by force if it must be.
 */
export async function* runScan(
  client: KafkaClient,
  plan: Omit<ScanPlan, "access">,
  access: BrokerAccess,
  options: { signal: AbortSignal; lookup: SchemaLookup | null; lasting: boolean; resolve?: ResolveParts },
): AsyncGenerator<ScanEvent, void, void> {
  const { signal } = options;
  const pending: (ScanEvent | FromWorker)[] = [];
  let wake: () => void = () => undefined;
  const arrive = (event: ScanEvent | FromWorker) => {
    pending.push(event);
    wake();
  };
  const next = () => new Promise<void>((resolve) => (wake = resolve));
  const leasing = options.lasting
    ? Promise.resolve(ownWorker())
    : leaseWorker(signal, (ahead) => arrive({ type: "queued", ahead }));
  let lease: Lease | null = null;
  leasing.then(
    (given) => {
      lease = given;
      wake();
    },
    () => wake(),
  );
  let given: Lease | null = null;
  try {
    while (lease === null && !signal.aborted) {
      const event = pending.shift();
      if (event?.type === "queued") yield event;
      else await next();
    }
    given = await leasing;
  } finally {
    // Who leaves while it waits in the queue must not keep a worker that is given to it a moment later.
    if (given === null)
      void leasing.then(
        ({ release }) => release(true),
        () => undefined,
      );
  }
  const { worker } = given;
  const shared = new SharedArrayBuffer(control.length * 4);
  const flags = new Int32Array(shared);
  const schemas = options.lookup === null ? null : answerSchemas(options.lookup, flags);
  const post = (message: ToWorker) => worker.postMessage(message);
  const left = new AbortController();
  const over = AbortSignal.any([signal, left.signal]);
  let heardAt = performance.now();
  let evaluations = -1;
  let usable = false;
  const broken = (detail: string) => arrive({ type: "end", reason: "stopped", detail });
  const onAbort = () => wake();
  signal.addEventListener("abort", onAbort, { once: true });
  const watch = setInterval(() => {
    const now = Atomics.load(flags, control.evaluations);
    if (Atomics.load(flags, control.evaluating) === 0 || now !== evaluations) heardAt = performance.now();
    evaluations = now;
    if (performance.now() - heardAt > runawayMs)
      broken(`The filter took more than ${runawayMs / 1000} s for one record and was stopped. Make it simpler.`);
  }, 250).unref();
  worker.on("message", (message: FromWorker) => {
    heardAt = performance.now();
    arrive(message);
  });
  worker.on("error", (error) =>
    broken(
      "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY"
        ? "The search needed more memory than one search may have. Read fewer partitions or a smaller range."
        : `The search failed: ${error.message}`,
    ),
  );
  worker.on("exit", () => broken("The search's worker ended unexpectedly. Run it again."));
  try {
    const start: ToWorker = {
      type: "start",
      plan: { ...plan, access },
      control: shared,
      schemas: schemas?.give ?? null,
    };
    worker.postMessage(start, schemas === null ? [] : [schemas.give]);
    for (;;) {
      if (signal.aborted) return;
      const event = pending.shift();
      if (event === undefined) await next();
      else if (event.type === "locate") void locate(event);
      else if (event.type === "end") {
        usable = event.detail === null || event.reason === "failed";
        return yield event;
      } else if (event.type === "report") {
        yield event;
        post({ type: "taken" });
      }
    }
  } finally {
    left.abort();
    schemas?.close();
    clearInterval(watch);
    signal.removeEventListener("abort", onAbort);
    if (!usable) usable = await stop(worker, flags);
    given.release(usable && !options.lasting);
  }

  async function locate({ id, parts }: Extract<FromWorker, { type: "locate" }>): Promise<void> {
    try {
      const located = await locateParts(client, plan.topics, plan.parts, parts, {
        signal: over,
        resolve: options.resolve ?? null,
      });
      // The worker may have gone on to another search.
      if (!over.aborted) post({ type: "located", id, located });
    } catch {
      if (over.aborted) return;
      // No broker answers: nobody leads anything at this moment.
      const leaders = plan.parts.map(() => null);
      post({ type: "located", id, located: { access: { ...access, leaders }, parts: [] } });
    }
  }
}

/** Tells a worker to stop and waits until it says that it did; false when it does not in time. */
function stop(worker: Worker, flags: Int32Array): Promise<boolean> {
  Atomics.store(flags, control.stop, 1);
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), stopMs);
    worker.on("message", (message: FromWorker) => {
      if (message.type !== "end") return;
      clearTimeout(late);
      resolve(true);
    });
    worker.on("exit", () => {
      clearTimeout(late);
      resolve(false);
    });
    const message: ToWorker = { type: "stop" };
    worker.postMessage(message);
  });
}

function ownWorker(): Lease {
  const worker = startScanWorker();
  return { worker, release: () => void worker.terminate() };
}
