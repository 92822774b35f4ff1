import type { Plan } from "#lib/contracts/plan.ts";
import type { CreateTopicInput } from "#lib/contracts/topics.ts";
import { AppError } from "#lib/errors.ts";
import { kafkaClient, writeMs, type KafkaClient } from "#lib/kafka/client.ts";
import { kafkaError, kafkaErrorName } from "#lib/kafka/errors.ts";
import { brokerMetadata, findTopic, type TopicMetadata } from "#lib/kafka/metadata.ts";
import { earliest, listOffsets, offsetOf } from "#lib/kafka/offsets.ts";
import { apis } from "#lib/kafka/versions.ts";
import { createFaults, createPlan, createSettings, type TopicSettings } from "./plan-create.ts";
import { refusedInput } from "./refused-input.ts";
import { waitForTopic } from "./wait-for-topic.ts";

/**
 * What creating the topic would do, checked by the broker with validateOnly. Changes nothing.
 * Throws `validation-failed` with pointers (`/body/name`, `/body/replicationFactor`, `/body/retention` …).
 */
export async function planCreateTopic(clusterId: string, input: CreateTopicInput, signal?: AbortSignal): Promise<Plan> {
  const client = kafkaClient(clusterId);
  const [cluster, topic] = await Promise.all([brokerMetadata(client, signal), findTopic(client, input.name, signal)]);
  const facts = {
    brokers: cluster.brokers.length,
    existing: topic === null ? null : { partitions: topic.partitions.length },
  };
  const { settings, errors } = createSettings(input);
  errors.push(...createFaults(input, facts));
  if (errors.length > 0) throw refusedInput(errors, nothing);
  const answer = await send(client, input, settings, true, signal);
  return createPlan(client.config, input, facts, settings, answer.retentionMs);
}

/** Creates the topic if its plan is still the one the person saw; throws `conflict` with the fresh plan otherwise. */
export async function createTopic(
  clusterId: string,
  { planId, ...input }: CreateTopicInput & { planId: string },
  signal?: AbortSignal,
): Promise<{ name: string; partitions: number }> {
  const client = kafkaClient(clusterId);
  client.shared.clear();
  const plan = await planCreateTopic(clusterId, input, signal);
  if (plan.planId !== planId)
    throw new AppError(
      "conflict",
      `Nothing was created: the cluster or the input changed since the preview. Look at the new preview, then create.`,
      { data: { plan } },
    );
  await send(client, input, createSettings(input).settings, false, signal);
  await waitForTopic(client, input.name, (topic) => serves(client, topic, input.partitions, signal), signal);
  return { name: input.name, partitions: input.partitions };
}

/** Whether every partition has a leader that answers: from then on the topic takes records. */
async function serves(
  client: KafkaClient,
  topic: TopicMetadata | null,
  partitions: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (topic?.partitions.length !== partitions) return false;
  const all = topic.partitions.map(({ partitionIndex }) => partitionIndex);
  const answers = await listOffsets(client, topic, all, earliest, { signal });
  return all.every((partition) => offsetOf(answers.get(partition)) !== null);
}

async function send(
  client: KafkaClient,
  input: CreateTopicInput,
  settings: TopicSettings,
  validateOnly: boolean,
  signal: AbortSignal | undefined,
): Promise<{ retentionMs: string | null }> {
  const { controllerId, brokers } = await brokerMetadata(client, signal);
  const target = brokers.some(({ nodeId }) => nodeId === controllerId) ? controllerId : "any";
  const context = { doing: "Creating", subject: `topic \`${input.name}\`` };
  const topic = {
    name: input.name,
    numPartitions: input.partitions,
    replicationFactor: input.replicationFactor,
    assignments: [],
    configs: settings,
  };
  const response = await client.callPartial(apis.createTopics, target, [[topic], writeMs - 5_000, validateOnly], {
    context,
    signal,
    timeoutMs: writeMs,
    retry: validateOnly,
  });
  const result = response.topics[0];
  if (result !== undefined && result.errorCode !== 0)
    throw createError(input, result.errorCode, result.errorMessage ?? null);
  const retention = result?.configs?.find(({ name }) => name === "retention.ms")?.value;
  return { retentionMs: retention ?? null };
}

const nothing = "Nothing was created";

const pointers: Record<string, string> = {
  INVALID_TOPIC_EXCEPTION: "/body/name",
  TOPIC_ALREADY_EXISTS: "/body/name",
  INVALID_PARTITIONS: "/body/partitions",
  INVALID_REPLICATION_FACTOR: "/body/replicationFactor",
  INVALID_CONFIG: "/body/retention",
  POLICY_VIOLATION: "/body",
};

function createError(input: CreateTopicInput, code: number, message: string | null): AppError {
  const context = { doing: "Creating", subject: `topic \`${input.name}\`` };
  const error = kafkaError(code, context, message);
  const pointer = pointers[kafkaErrorName(code)];
  if (pointer === undefined) return error;
  // The broker names the setting it refuses; only retention and cleanup policy can be it.
  const at = pointer === "/body/retention" && message?.includes("cleanup.policy") ? "/body/cleanupPolicy" : pointer;
  return refusedInput([{ pointer: at, message: error.detail }], nothing);
}
