import { randomInt } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { ProduceInput } from "#lib/contracts/records.ts";
import { AppError } from "#lib/errors.ts";
import { formatBytes } from "#lib/format/bytes.ts";
import { javaPartition } from "#lib/format/murmur2.ts";
import { encodeInput } from "#lib/serde/encode.ts";
import { kafkaClient, writeMs, type KafkaClient } from "#lib/kafka/client.ts";
import { kafkaError, kafkaErrorName } from "#lib/kafka/errors.ts";
import { leaderOf, requireTopic, type TopicMetadata } from "#lib/kafka/metadata.ts";
import { noLeader } from "#lib/kafka/offsets.ts";
import { topicConfig } from "#lib/kafka/topics/describe.ts";
import { apis } from "#lib/kafka/versions.ts";
import { writeBatch, type RecordToWrite } from "./batch-writer.ts";

export type Appended = { partition: number; offset: string; timestamp: string };

/**
 * Appends one record, acknowledged by all in-sync replicas. Without a partition the key decides as Java's default
 * partitioner does; a null key goes to a random partition that has a leader. `timestamp` is what the log holds.
 */
export async function produceRecord(
  clusterId: string,
  name: string,
  input: ProduceInput,
  signal?: AbortSignal,
): Promise<Appended> {
  const client = kafkaClient(clusterId);
  const record = {
    key: encodeInput(input.key),
    value: encodeInput(input.value),
    headers: input.headers.map(({ key, value }) => ({ key, value: encodeInput(value) })),
    timestamp: input.timestamp === null ? BigInt(Date.now()) : BigInt(input.timestamp),
  };
  const topic = await requireTopic(client, name, signal);
  const partition = choosePartition(topic, record.key, input.partition);
  const { baseOffset, logAppendTime } = await appendRecords(client, name, partition, [record], signal);
  const timestamp = logAppendTime ?? record.timestamp;
  return { partition, offset: baseOffset.toString(), timestamp: timestamp.toString() };
}

/** The partition a record goes to. Throws `validation-failed` for one that is not there. */
export function choosePartition(topic: TopicMetadata, key: Buffer | null, asked: number | null): number {
  const count = topic.partitions.length;
  if (asked !== null) {
    if (asked < count) return asked;
    const message = `\`${topic.name}\` has no partition ${asked}; it has ${count}, numbered from 0.`;
    throw new AppError("validation-failed", message, { fields: [{ pointer: "/body/partition", message }] });
  }
  if (key !== null) return javaPartition(key, count);
  const led = topic.partitions.filter((partition) => leaderOf(partition) !== null);
  return led[randomInt(Math.max(1, led.length))]?.partitionIndex ?? 0;
}

// A topic that was just created needs some 100 ms until its leaders take records.
const retries = 3;
const retriable = new Set(["NOT_LEADER_OR_FOLLOWER", "UNKNOWN_TOPIC_OR_PARTITION", "LEADER_NOT_AVAILABLE"]);

/**
 * Appends records to one partition in one batch (Produce, API 0). Sent again, up to three times, when the broker
 * refused it because the leader moved: then nothing was appended. `logAppendTime` is set where the topic stamps records itself.
 */
export async function appendRecords(
  client: KafkaClient,
  name: string,
  partition: number,
  records: readonly RecordToWrite[],
  signal?: AbortSignal,
): Promise<{ baseOffset: bigint; logAppendTime: bigint | null }> {
  const batch = writeBatch(records);
  const context = { doing: "Producing", subject: `a record to \`${name}\`` };
  for (let attempt = 0; ; attempt += 1) {
    const topic = await requireTopic(client, name, signal);
    const found = topic.partitions.find(({ partitionIndex }) => partitionIndex === partition);
    const leader = found === undefined ? null : leaderOf(found);
    if (leader === null)
      throw new AppError("broker-unreachable", `Not produced to partition ${partition}: ${noLeader}.`);
    const response = await client.callPartial(
      apis.produce,
      leader,
      [{ topic: name, partition, batch, timeoutMs: writeMs - 5_000 }],
      { context, signal, timeoutMs: writeMs, retry: false },
    );
    const result = response.responses[0]?.partitionResponses[0];
    if (result === undefined)
      throw new AppError(
        "upstream-failed",
        `The broker did not say where the record landed. Look for it before sending again.`,
      );
    if (result.errorCode === 0)
      return {
        baseOffset: result.baseOffset,
        logAppendTime: result.logAppendTimeMs >= 0n ? result.logAppendTimeMs : null,
      };
    const error = kafkaErrorName(result.errorCode);
    if (retriable.has(error) && attempt < retries) {
      client.shared.clear();
      await delay(50 * 2 ** attempt);
      continue;
    }
    if (error === "MESSAGE_TOO_LARGE" || error === "RECORD_LIST_TOO_LARGE")
      throw await tooLarge(client, name, batch.length, signal);
    throw kafkaError(
      result.errorCode,
      context,
      result.recordErrors[0]?.batchIndexErrorMessage ?? result.errorMessage ?? null,
    );
  }
}

async function tooLarge(
  client: KafkaClient,
  name: string,
  bytes: number,
  signal: AbortSignal | undefined,
): Promise<AppError> {
  const [limit] = await topicConfig(client, name, ["max.message.bytes"], signal);
  const accepted =
    limit?.value == null ? "less" : `at most ${formatBytes(limit.value)} (\`max.message.bytes\` = ${limit.value})`;
  const message = `Nothing was produced: the record takes ${formatBytes(bytes)}, \`${name}\` accepts ${accepted}. Shorten it, or raise \`max.message.bytes\` of the topic.`;
  return new AppError("validation-failed", message, { fields: [{ pointer: "/body/value", message }] });
}
