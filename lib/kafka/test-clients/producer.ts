import { setTimeout as delay } from "node:timers/promises";
import { Partitioners, type Message } from "kafkajs";
import type { TestClientInput } from "#lib/contracts/test-clients.ts";
import { AppError } from "#lib/errors.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { requireTopic } from "#lib/kafka/metadata.ts";
import { kafkajsClient, testClientError } from "./kafkajs-client.ts";

export type TestProducerInput = Extract<TestClientInput, { kind: "producer" }>;
type Running = { signal: AbortSignal; progress: (text: string) => void };

const passing = new Set(["broker-unreachable", "broker-timeout"]);

/**
 * Produces JSON records at a rate until `seconds` are over or the signal ends; keys go to partitions as Java's default
 * partitioner puts them. Returns how many were acknowledged. A broker that is away only interrupts it; other errors end it.
 */
export async function runTestProducer(
  clusterId: string,
  input: TestProducerInput,
  { signal, progress }: Running,
): Promise<number> {
  const { config } = kafkaClient(clusterId);
  const context = { doing: "Producing", subject: `test records to \`${input.topic}\`` };
  const producer = kafkajsClient(config, "wheelhouse-test-producer").producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
  });
  const tickMs = Math.max(100, 1_000 / input.recordsPerSecond);
  const end = performance.now() + input.seconds * 1_000;
  let started = performance.now();
  let due = 0;
  let sent = 0;
  try {
    await requireTopic(kafkaClient(clusterId), input.topic, signal);
    await producer.connect();
    while (!signal.aborted && performance.now() < end) {
      const owed = Math.floor(((performance.now() - started) / 1_000) * input.recordsPerSecond) + 1 - due;
      try {
        if (owed > 0) {
          const messages = Array.from({ length: owed }, (_, at) => record(input, sent + at));
          await producer.send({ topic: input.topic, acks: -1, messages });
          due += owed;
          sent += owed;
        }
        progress(`${records(sent)} sent, ${formatInteger(input.recordsPerSecond)} a second`);
      } catch (error) {
        if (signal.aborted) break;
        await interrupted(clusterId, input.topic, testClientError(error, context), signal);
        progress(`${records(sent)} sent; it waits: ${testClientError(error, context).detail}`);
        // What was owed meanwhile is not sent in one burst.
        started = performance.now();
        due = 0;
      }
      await delay(tickMs, undefined, { signal }).catch(() => undefined);
    }
    return sent;
  } catch (error) {
    if (signal.aborted) return sent;
    throw testClientError(error, context);
  } finally {
    await producer.disconnect().catch(() => undefined);
  }
}

/** Throws unless waiting can help: a topic that was deleted does not come back. */
async function interrupted(clusterId: string, topic: string, error: AppError, signal: AbortSignal): Promise<void> {
  if (!passing.has(error.code) && error.code !== "not-found") throw error;
  const client = kafkaClient(clusterId);
  client.shared.clear();
  await requireTopic(client, topic, signal).catch((cause: unknown) => {
    if (cause instanceof AppError && passing.has(cause.code)) return;
    throw cause;
  });
}

function record({ keys, keyCount }: TestProducerInput, n: number): Message {
  const key = keys === "none" ? null : keys === "fixed" ? "key-0" : `key-${n % keyCount}`;
  return { key, value: JSON.stringify({ n, key, at: new Date().toISOString() }) };
}

function records(count: number): string {
  return `${formatInteger(count)} ${count === 1 ? "record" : "records"}`;
}
