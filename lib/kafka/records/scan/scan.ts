import type { Decoding } from "#lib/kafka/records/decoding.ts";
import { presentRecord, listPayloads } from "#lib/kafka/records/present.ts";
import type { SchemaSource } from "#lib/serde/schema-source.ts";
import { askFor, takeAnswer, type Work } from "./answer.ts";
import { nothingCame } from "./batches.ts";
import { compileFilter } from "./compile-filter.ts";
import { decodedRecord } from "./decoded-view.ts";
import { createExaminer, StoppedError } from "./examine.ts";
import { readFetch } from "./fetch-codec.ts";
import { openFileWriter } from "./file-writer.ts";
import { nextNewest } from "./merge.ts";
import { openOutbox } from "./outbox.ts";
import { isWanted, openPart, rewind, type Part, type Window } from "./part.ts";
import { createRepair } from "./repair.ts";
import { control, type EndReason, type FromWorker, type Hit, type Located, type ScanPlan } from "./scan-plan.ts";
import { BrokerRefusal, openSocket, type ScanSocket } from "./scan-socket.ts";

export type Scan = {
  run: () => Promise<{ reason: EndReason; detail: string | null }>;
  located: (id: number, located: Located) => void;
  taken: () => void;
  stop: () => void;
};

type Send = (message: FromWorker, transfer?: ArrayBuffer[]) => void;

/** Presented hits of all partitions that wait to be merged, at most: some 10 MB usually. */
const heldInAll = 10_000;
const stalledWaitMs = 600;
const tailWaitMs = 500;
/** Behind damage in a log: what is there comes at once. */
const leapWaitMs = 20;

/** One read over partitions of topics, as planned: one connection and one loop for each broker that leads some of them. */
export function createScan(plan: ScanPlan, shared: Int32Array, send: Send, schemas: SchemaSource | null): Scan {
  const compiled = compileFilter(plan.filter);
  if ("faults" in compiled) throw new Error(compiled.faults[0]?.message ?? "The filter has a fault.");
  const filter = compiled;
  const { output } = plan;
  const backwards = plan.direction === "newest-first";
  let access = plan.access;
  const parts = plan.parts.map((part, index) => openPart(part, index, access.leaders[index] ?? null, backwards));
  const file = output.kind === "file" ? openFileWriter(output.format) : null;
  const outbox = openOutbox((message, transfer) => send(message, transfer), parts, file);
  const { totals } = outbox;
  const examiner = createExaminer({ filter, committed: plan.committed, verify: plan.verifyChecksums, totals, shared });
  const decodings = plan.topics.map(({ name }): Decoding => ({ topic: name, ...plan.decoders, schemas }));
  const decodingOf = (part: Part): Decoding => decodings[part.topic] ?? { topic: "", ...plan.decoders, schemas };
  /** Hits a partition may hold back while older ones are merged: bounds memory. */
  const heldMost = Math.max(10, Math.ceil(Math.min(2 * plan.limit, heldInAll) / Math.max(1, parts.length)));
  const started = performance.now();
  const abort = new AbortController();
  const loops = new Map<number, Promise<void>>();
  let ending: { reason: EndReason; detail: string | null } | null = null;
  let emitted = 0;
  let wake: () => void = () => undefined;
  const repair = createRepair({
    parts,
    send,
    gap: outbox.gap,
    totals,
    onLocated(found) {
      access = found;
      wake();
    },
  });

  function end(reason: EndReason, detail: string | null = null): void {
    ending ??= { reason, detail };
    abort.abort();
    outbox.finish();
    wake();
  }

  function overBudget(): boolean {
    const { records, bytes, ms } = plan.budget;
    return totals.records >= records || totals.bytes >= bytes || performance.now() - started >= ms;
  }

  const buckets = plan.topics.map(() => ({ tokens: 0, at: 0 }));
  /** Whether a row may be sent now: a tail sends so many a second, a loud topic no more than its share; the rest is counted. */
  function mayShow(topic: number, perSecond: number): boolean {
    const bucket = buckets[topic];
    if (perSecond === Infinity || bucket === undefined) return true;
    const now = performance.now();
    const share = Math.max(1, perSecond / buckets.length);
    bucket.tokens = Math.min(share, bucket.tokens + ((now - bucket.at) / 1000) * share);
    bucket.at = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  function emit(hit: Hit): boolean {
    outbox.hit(hit);
    emitted += 1;
    if (emitted < plan.limit) return true;
    end("limit");
    return false;
  }

  async function examine(data: Buffer, { part, answer, window, after }: Work): Promise<void> {
    const from = window === null ? part.next : window.at;
    const stop = window === null ? part.to : window.to;
    const before = totals.records;
    const counted = () => (window === null ? 0 : window.records + totals.records - before);
    const steps = examiner.walk(
      {
        data,
        answer,
        from,
        to: stop,
        partition: part.partition,
        decoding: decodingOf(part),
      },
      {
        hit(record) {
          if (file !== null) {
            file.add(plan.topics[part.topic]?.name ?? "", part.partition, record, decodingOf(part));
            totals.sent += 1;
            return true;
          }
          if (window !== null) {
            window.hits.push({ hit: present(part, record), counted: counted() });
            if (window.hits.length > heldMost) {
              window.hits.shift();
              window.cut = true;
            }
            return true;
          }
          if (output.kind === "rows" && !mayShow(part.topic, output.perSecond)) {
            part.leftOut += 1;
            return true;
          }
          return emit(present(part, record));
        },
        gap: (low, high, reason) => outbox.gap({ part: part.index, from: low, to: high, reason }),
        batch(timestamp) {
          if (window !== null && (window.low === null || timestamp < window.low)) window.low = timestamp;
        },
      },
    );
    for (const walked of steps) {
      if (window === null) part.next = walked;
      if (ending !== null) return;
      if (overBudget()) end("budget");
      if (outbox.due()) await flush();
      // Another connection may have brought the last hit meanwhile.
      if (ending !== null) return;
      if (shared[control.stop] !== 0) throw new StoppedError("Stopped");
    }
    if (window === null) {
      part.next = after;
      if (part.next >= part.to) part.state = "done";
      return;
    }
    window.records = counted();
    window.at = after;
    part.walking = window;
    if (window.at >= window.to) closeWindow(part, window);
  }

  /** A window was walked to its end: its hits join those to be merged, and the walk has come down to its start. */
  function closeWindow(part: Part, window: Window): void {
    const [oldest] = window.hits;
    const low = window.cut && oldest !== undefined ? BigInt(oldest.hit.record.timestamp) : window.low;
    if (low !== null && (part.frontier === null || low < part.frontier)) part.frontier = low;
    part.walking = null;
    part.held.push(...window.hits.map(({ hit }) => hit).toReversed());
    if (!window.cut || oldest === undefined) part.next = window.from;
    else {
      // Only down to the oldest kept hit: what lies below is read again, and counted then.
      part.next = BigInt(oldest.hit.record.offset);
      totals.records -= oldest.counted - 1;
      rewind(part);
    }
    if (part.next <= part.from) part.state = "done";
  }

  function present(part: Part, record: Parameters<typeof presentRecord>[1]): Hit {
    const decoding = decodingOf(part);
    return {
      part: part.index,
      record: presentRecord(part.partition, record, listPayloads, decoding),
      excerpt: filter.excerpt(filter.compared === "decoded" ? decodedRecord(record, decoding) : record),
    };
  }

  function merge(): void {
    if (!backwards || ending !== null) return;
    for (let hit = nextNewest(parts); hit !== null; hit = nextNewest(parts)) if (!emit(hit)) return;
  }

  async function flush(): Promise<void> {
    shared[control.evaluating] = 0;
    await outbox.flush();
    shared[control.evaluating] = 1;
  }

  /** Parts of a broker to ask for now. */
  function wanted(leader: number): Part[] {
    return parts.filter((part) => part.leader === leader && isWanted(part, heldMost));
  }

  async function serve(leader: number): Promise<void> {
    const broker = access.brokers.find(({ id }) => id === leader);
    if (broker === undefined)
      return repair.failed(ofLeader(leader), `Broker ${leader} is not in the cluster at this moment`);
    let socket: ScanSocket | null = null;
    try {
      socket = await openSocket(broker, access.login, abort.signal);
      await readFrom(socket, leader);
    } catch (error) {
      if (ending !== null || error instanceof StoppedError) return;
      const reason = error instanceof Error ? error.message : "It cannot be read";
      repair.failed(ofLeader(leader), reason, error instanceof BrokerRefusal);
    } finally {
      socket?.close();
    }
  }

  const ofLeader = (leader: number) => parts.filter((part) => part.leader === leader && part.state === "reading");

  async function readFrom(socket: ScanSocket, leader: number): Promise<void> {
    const tailing = parts.some(({ endless }) => endless);
    let waitMs = tailing ? tailWaitMs : 0;
    let round = 0;
    const request = () => {
      const now = wanted(leader);
      if (now.length === 0) return null;
      const { ask, asked } = askFor(now, plan.topics, { committed: plan.committed, round: round++, waitMs });
      const frame = socket.fetch(ask);
      // Awaited below; an end in between must not count as unhandled.
      frame.catch(() => undefined);
      return { frame, asked, waited: waitMs > 0 };
    };
    for (let pending = request(); pending !== null; pending ??= request()) {
      const data = await pending.frame;
      const { asked, waited } = pending;
      const { errorCode, parts: fetched } = readFetch(socket.fetchVersion, data);
      if (errorCode !== 0) throw new Error(`Broker ${leader} answered a Fetch with error ${errorCode}`);
      const { work, trouble, stalled, holes, broken } = takeAnswer(data, fetched, asked, plan.topics, {
        committed: plan.committed,
        waited,
      });
      for (const { part, errorCode: code } of trouble) repair.answered(part, code);
      for (const { part, from, to } of holes) outbox.gap({ part: part.index, from, to, reason: nothingCame });
      repair.broken(broken);
      if (!tailing) repair.stalled(stalled);
      const leaps = asked.some(({ part }) => part.lostFrom !== null);
      waitMs = tailing ? tailWaitMs : leaps ? leapWaitMs : work.length === 0 ? stalledWaitMs : 0;
      pending = ending === null ? request() : null;
      shared[control.evaluating] = 1;
      for (const item of work) {
        await examine(data, item);
        if (item.part.state === "reading" && item.part.failingSince !== null) repair.recovered(item.part);
        if (ending !== null) return;
      }
      merge();
      if (outbox.due()) await flush();
      shared[control.evaluating] = 0;
      if (ending !== null) return;
    }
  }

  function supervise(): void {
    for (const part of parts) {
      const { leader } = part;
      if (leader === null || loops.has(leader) || !isWanted(part, heldMost)) continue;
      loops.set(
        leader,
        serve(leader).finally(() => {
          loops.delete(leader);
          wake();
        }),
      );
    }
  }

  async function run(): Promise<{ reason: EndReason; detail: string | null }> {
    const beat = setInterval(() => {
      if (outbox.open() && outbox.due()) void outbox.flush();
      if (overBudget()) end("budget");
      wake();
    }, 100);
    try {
      while (ending === null) {
        for (const part of parts) if (part.leader === null && part.state === "reading") repair.leaderless(part);
        repair.due();
        merge();
        supervise();
        if (loops.size === 0 && parts.every(({ state }) => state === "done" || state === "failed")) {
          merge();
          end(parts.some(({ state }) => state === "failed") ? "incomplete" : "complete");
          break;
        }
        await new Promise<void>((resolve) => (wake = resolve));
      }
      await Promise.all(loops.values());
      if (shared[control.stop] === 0) await outbox.flush();
    } finally {
      clearInterval(beat);
      abort.abort();
    }
    return ending ?? { reason: "stopped", detail: null };
  }

  return {
    run,
    located: repair.located,
    taken: outbox.taken,
    stop: () => end("stopped"),
  };
}
