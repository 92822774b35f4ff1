import { setTimeout as delay } from "node:timers/promises";
import { clusterConfig } from "#lib/config/config.ts";
import { serviceStates } from "#lib/config/service-state.ts";
import { z } from "#lib/contracts/zod.ts";
import { AppError } from "#lib/errors.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { commitOffsets } from "#lib/kafka/groups/commit-offsets.ts";
import { brokerMetadata, findTopic, requireTopic } from "#lib/kafka/metadata.ts";
import { latest, listOffsets, offsetOf } from "#lib/kafka/offsets.ts";
import type { RecordToWrite } from "#lib/kafka/records/batch-writer.ts";
import { appendRecords, choosePartition } from "#lib/kafka/records/produce.ts";
import { createTopic, planCreateTopic } from "#lib/kafka/topics/create.ts";
import { registerAvro } from "#lib/schema-registry/register.ts";
import type { JobContext, JobKind } from "./kind.ts";
import { click, customerChange, order, payment, paymentSchema } from "./sample-records.ts";

const orders = 3_000;
const customers = 300;
const payments = 500;
const dayMs = 86_400_000;
const trickleMs = 1_000;
const clicksEach = 3;
const registryPatienceMs = 180_000;
const group = "orders-billing";

const saved = z.object({ clicks: z.number().int(), done: z.array(z.string()), payments: z.string() });
type Saved = z.infer<typeof saved>;

/**
 * Fills a cluster with topics to look at, then lets clicks trickle in until it is cancelled. Topics that exist are kept:
 * one with records is left as it is. After a restart it goes on where it stopped.
 */
export const sampleData: JobKind = {
  kind: "sample-data",
  async run(context) {
    const cluster = context.cluster;
    if (cluster === null) throw new AppError("validation-failed", "Sample data needs a cluster. Choose one.");
    const parsed = saved.safeParse(context.checkpoint);
    const state: Saved = parsed.success ? parsed.data : { clicks: 0, done: [], payments: "" };
    const step = async (name: string, work: () => Promise<void>) => {
      if (state.done.includes(name)) return;
      await work();
      state.done.push(name);
      context.saveCheckpoint(state);
    };
    await step("orders", () =>
      fill(context, cluster, { name: "orders", partitions: 6, count: orders, spanMs: 3 * dayMs, make: order }),
    );
    await step("group", () => commitPart(cluster, context.signal));
    await step("customers", () =>
      fill(context, cluster, {
        name: "customers",
        partitions: 3,
        count: customers,
        spanMs: dayMs,
        make: customerChange,
        cleanupPolicy: "compact",
      }),
    );
    await ensureTopic(cluster, { name: "clicks", partitions: 3, retention: "1 day" }, context.signal);
    // The registry starts after the console: clicks need not wait for it.
    const abort = new AbortController();
    const signal = AbortSignal.any([context.signal, abort.signal]);
    const paying = step("payments", async () => {
      state.payments = await fillPayments({ ...context, signal }, cluster);
    });
    try {
      await Promise.all([paying, trickle(context, cluster, state)]);
    } finally {
      abort.abort();
      await paying.catch(() => undefined);
    }
    return `${formatInteger(state.clicks)} clicks. ${state.payments}`.trim();
  },
};

type Filling = {
  name: string;
  partitions: number;
  count: number;
  /** The records are spread over this much time before now. */
  spanMs: number;
  make: (index: number, timestamp: bigint) => RecordToWrite;
  cleanupPolicy?: "compact";
};

async function fill(context: JobContext, cluster: string, filling: Filling): Promise<void> {
  const { name, count, spanMs, make } = filling;
  await ensureTopic(cluster, filling, context.signal);
  if ((await endOffsets(cluster, name, context.signal)).some(([, end]) => end > 0n)) return;
  const start = Date.now() - spanMs;
  const chunk = 500;
  for (let from = 0; from < count; from += chunk) {
    const indexes = Array.from({ length: Math.min(chunk, count - from) }, (_, at) => from + at);
    const records = indexes.map((index) => make(index, BigInt(Math.round(start + (spanMs * (index + 1)) / count))));
    await append(cluster, name, records, context.signal);
    context.progress(`${formatInteger(from + indexes.length)} of ${formatInteger(count)} records in ${name}`, null);
  }
}

async function append(cluster: string, name: string, records: RecordToWrite[], signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const client = kafkaClient(cluster);
  const topic = await requireTopic(client, name, signal);
  const placed = Map.groupBy(records, ({ key }) => choosePartition(topic, key, null));
  // Not in parallel: a broker beside it serves people too.
  for (const [partition, batch] of placed) await appendRecords(client, name, partition, batch, signal);
}

type Wanted = { name: string; partitions: number; retention?: string; cleanupPolicy?: "compact" };

async function ensureTopic(cluster: string, wanted: Wanted, signal: AbortSignal): Promise<void> {
  const client = kafkaClient(cluster);
  if ((await findTopic(client, wanted.name, signal)) !== null) return;
  const { brokers } = await brokerMetadata(client, signal);
  const input = {
    name: wanted.name,
    partitions: wanted.partitions,
    replicationFactor: Math.min(3, brokers.length),
    retention: wanted.retention ?? null,
    cleanupPolicy: wanted.cleanupPolicy ?? null,
  };
  const { planId } = await planCreateTopic(cluster, input, signal);
  await createTopic(cluster, { ...input, planId }, signal);
}

async function endOffsets(cluster: string, name: string, signal: AbortSignal): Promise<[number, bigint][]> {
  const client = kafkaClient(cluster);
  const topic = await requireTopic(client, name, signal);
  const all = topic.partitions.map(({ partitionIndex }) => partitionIndex);
  const answers = await listOffsets(client, topic, all, latest, { signal });
  return all.map((partition) => [partition, offsetOf(answers.get(partition)) ?? 0n]);
}

/** A group that has read three fifths of the orders and has no members: it lags. */
async function commitPart(cluster: string, signal: AbortSignal): Promise<void> {
  const ends = await endOffsets(cluster, "orders", signal);
  const offsets = new Map(ends.map(([partition, end]) => [partition, (end * 3n) / 5n]));
  await commitOffsets(cluster, group, "orders", offsets, signal);
}

/** Answers in words; a registry that does not come up is no failure of the job. */
async function fillPayments(context: JobContext, cluster: string): Promise<string> {
  const { schemaRegistry } = clusterConfig(cluster);
  const reason = await registryMissing(cluster, context.signal);
  if (reason !== null || schemaRegistry === null)
    return `Payments in Avro were left out: ${reason ?? "this cluster has no schema registry"}.`;
  try {
    const id = await registerAvro(cluster, "payments-value", paymentSchema, context.signal);
    const make = (index: number, timestamp: bigint) => payment(index, timestamp, id);
    await fill(context, cluster, { name: "payments", partitions: 3, count: payments, spanMs: dayMs, make });
    return `${formatInteger(payments)} payments in Avro.`;
  } catch (error) {
    if (context.signal.aborted || !(error instanceof AppError)) throw error;
    return `Payments in Avro were left out: ${error.detail}`;
  }
}

/** Waits while the registry starts. Null when it can be used, else why not. */
async function registryMissing(cluster: string, signal: AbortSignal): Promise<string | null> {
  const deadline = performance.now() + registryPatienceMs;
  for (;;) {
    const found = serviceStates(cluster).find(({ kind }) => kind === "schema-registry");
    if (found === undefined) return "this cluster has no schema registry";
    if (found.state === "failed") return `the schema registry did not start (${found.reason ?? "no reason given"})`;
    if (found.state !== "starting") return null;
    if (performance.now() > deadline) return "the schema registry is still starting";
    await delay(500, undefined, { signal });
  }
}

/** Some clicks every second until the job is stopped; a broker that is away for a while only interrupts them. */
async function trickle(context: JobContext, cluster: string, state: Saved): Promise<void> {
  for (let round = 1; ; round += 1) {
    const now = BigInt(Date.now());
    const records = Array.from({ length: clicksEach }, (_, at) => click(state.clicks + at, now));
    try {
      await append(cluster, "clicks", records, context.signal);
      state.clicks += clicksEach;
      context.progress(`${formatInteger(state.clicks)} clicks so far. ${state.payments}`.trim(), null);
    } catch (error) {
      if (context.signal.aborted || !(error instanceof AppError) || error.code === "not-found") throw error;
      context.progress(`Clicks wait: ${error.detail}`, null);
    }
    if (round % 10 === 0) context.saveCheckpoint(state);
    await delay(trickleMs, undefined, { signal: context.signal });
  }
}
