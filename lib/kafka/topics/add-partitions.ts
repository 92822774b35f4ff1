import type { Plan } from "#lib/contracts/plan.ts";
import { AppError } from "#lib/errors.ts";
import { kafkaClient, writeMs, type KafkaClient } from "#lib/kafka/client.ts";
import { kafkaError, kafkaErrorName } from "#lib/kafka/errors.ts";
import { brokerMetadata, leaderOf, requireTopic, topicId } from "#lib/kafka/metadata.ts";
import { apis } from "#lib/kafka/versions.ts";
import { topicConfig } from "./describe.ts";
import { groupsOfTopic } from "./groups-of-topic.ts";
import { placePartitions } from "./place-partitions.ts";
import { addPartitionsPlan, partitionFaults } from "./plan-add-partitions.ts";
import { refusedInput } from "./refused-input.ts";
import { waitForTopic } from "./wait-for-topic.ts";

/**
 * What adding partitions up to `total` would do, checked by the broker with validateOnly. Changes nothing. Throws
 * `validation-failed` at `/body/total`.
 */
export async function planAddPartitions(
  clusterId: string,
  name: string,
  total: number,
  signal?: AbortSignal,
): Promise<Plan> {
  return (await prepare(kafkaClient(clusterId), name, total, signal)).plan;
}

/** Adds partitions (CreatePartitions, API 37) if the plan is still the one the person saw; throws `conflict` with the fresh plan otherwise. */
export async function addPartitions(
  clusterId: string,
  name: string,
  input: { total: number; planId: string },
  signal?: AbortSignal,
): Promise<{ partitions: number }> {
  const client = kafkaClient(clusterId);
  client.shared.clear();
  const { plan, added } = await prepare(client, name, input.total, signal);
  if (plan.planId !== input.planId)
    throw new AppError(
      "conflict",
      `Nothing was added: \`${name}\` was recreated or its partitions changed since the preview. Look at the new preview, then add.`,
      { data: { plan } },
    );
  await send(client, name, { total: input.total, added }, false, signal);
  const arrived = (topic: Parameters<Parameters<typeof waitForTopic>[2]>[0]) =>
    topic !== null &&
    topic.partitions.length >= input.total &&
    topic.partitions.every((entry) => leaderOf(entry) !== null);
  await waitForTopic(client, name, arrived, signal);
  return { partitions: input.total };
}

async function prepare(
  client: KafkaClient,
  name: string,
  total: number,
  signal: AbortSignal | undefined,
): Promise<{ plan: Plan; added: number[][] | null }> {
  const topic = await requireTopic(client, name, signal);
  const places = topic.partitions.map(({ replicaNodes }) => replicaNodes);
  const faults = partitionFaults(total, name, places.length);
  if (faults.length > 0) throw refusedInput(faults, "Nothing was added");
  const { brokers } = await brokerMetadata(client, signal);
  const added = placePartitions(
    places,
    total - places.length,
    brokers.map(({ nodeId, rack }) => ({ id: nodeId, rack: rack ?? null })),
  );
  await send(client, name, { total, added }, true, signal);
  const [groups, config] = await Promise.all([
    groupsOfTopic(client, topic, signal),
    topicConfig(client, name, ["cleanup.policy"], signal),
  ]);
  const facts = {
    topic: name,
    id: topicId(topic),
    places,
    added,
    internal: topic.isInternal,
    cleanupPolicy: config[0]?.value ?? "",
    groups,
  };
  return { plan: addPartitionsPlan(client.config, total, facts), added };
}

const refusals = new Set(["INVALID_PARTITIONS", "INVALID_REQUEST", "POLICY_VIOLATION", "INVALID_REPLICA_ASSIGNMENT"]);

async function send(
  client: KafkaClient,
  name: string,
  { total, added }: { total: number; added: number[][] | null },
  validateOnly: boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { controllerId, brokers } = await brokerMetadata(client, signal);
  const target = brokers.some(({ nodeId }) => nodeId === controllerId) ? controllerId : "any";
  const context = { doing: "Adding partitions", subject: `topic \`${name}\`` };
  const assignments = added === null ? null : added.map((brokerIds) => ({ brokerIds }));
  const topics = [{ name, count: total, assignments }];
  const response = await client.callPartial(apis.createPartitions, target, [topics, writeMs - 5_000, validateOnly], {
    context,
    signal,
    timeoutMs: writeMs,
    retry: validateOnly,
  });
  const [result] = response.results;
  if (result === undefined || result.errorCode === 0) return;
  const error = kafkaError(result.errorCode, context, result.errorMessage ?? null);
  if (!refusals.has(kafkaErrorName(result.errorCode))) throw error;
  throw refusedInput([{ pointer: "/body/total", message: error.detail }], "Nothing was added");
}
