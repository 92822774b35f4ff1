import type { Plan } from "#lib/contracts/plan.ts";
import { AppError } from "#lib/errors.ts";
import { formatBytes } from "#lib/format/bytes.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { cliCommand } from "#lib/kafka/cli-command.ts";
import { kafkaClient, writeMs, type KafkaClient } from "#lib/kafka/client.ts";
import { kafkaError } from "#lib/kafka/errors.ts";
import { brokerMetadata, requireTopic, topicId, type TopicMetadata } from "#lib/kafka/metadata.ts";
import { earliest, latest, listOffsets, offsetOf } from "#lib/kafka/offsets.ts";
import { planId } from "#lib/kafka/plan-id.ts";
import { apis } from "#lib/kafka/versions.ts";
import { groupsOfTopic } from "./groups-of-topic.ts";
import { replicaSizes } from "./partition-sizes.ts";
import { waitForTopic } from "./wait-for-topic.ts";

/** What deleting a topic would lose: partitions, records at most, bytes, groups. Changes nothing. */
export async function planDeleteTopic(clusterId: string, name: string, signal?: AbortSignal): Promise<Plan> {
  const client = kafkaClient(clusterId);
  const topic = await requireTopic(client, name, signal);
  const all = topic.partitions.map(({ partitionIndex }) => partitionIndex);
  const [starts, ends, bytes, groups] = await Promise.all([
    listOffsets(client, topic, all, earliest, { signal }),
    listOffsets(client, topic, all, latest, { signal }),
    sizeOnDisk(client, topic, signal),
    groupsOfTopic(client, topic, signal),
  ]);
  let atMost = 0n;
  let unread = 0;
  for (const partition of all) {
    const start = offsetOf(starts.get(partition));
    const end = offsetOf(ends.get(partition));
    if (start === null || end === null) unread += 1;
    else atMost += end - start;
  }
  const records =
    unread === 0
      ? `at most ${formatInteger(atMost)}`
      : `at most ${formatInteger(atMost)} in the partitions that answered; not read: ${unread}`;
  const size = bytes === null ? "not read" : formatBytes(bytes);
  const lost =
    atMost === 0n && unread === 0
      ? "It holds no records."
      : `Its records (${records}; ${size} on disk) are lost for good.`;
  return {
    planId: deletionId(topic),
    summary: `Deletes \`${name}\` with ${formatInteger(all.length)} ${all.length === 1 ? "partition" : "partitions"}. ${lost}`,
    basis: [
      { label: "Partitions", value: formatInteger(all.length) },
      { label: "Records", value: records },
      { label: "Size on disk, all replicas", value: size },
      {
        label: "Groups with committed offsets",
        value: groups === null ? "not read" : groups.length === 0 ? "none" : groups.join(", "),
      },
    ],
    items: [{ name, action: "delete", before: `${formatInteger(all.length)} partitions`, after: null }],
    warnings: [
      ...(topic.isInternal
        ? ["This is an internal topic of Kafka: deleting it breaks the groups or transactions of this cluster."]
        : []),
      ...(groups !== null && groups.length > 0
        ? [
            `${formatInteger(groups.length)} ${groups.length === 1 ? "group has" : "groups have"} committed offsets for it: ${groups.slice(0, 5).join(", ")}${groups.length > 5 ? " …" : ""}.`,
          ]
        : []),
      ...(atMost > 0n || unread > 0 ? ["Records cannot be brought back."] : []),
    ],
    command: cliCommand(client.config, "kafka-topics.sh", ["--delete", "--topic", name]),
    race: "Records that arrive between this preview and the deletion are lost too; a producer may create the topic again.",
  };
}

/** Deletes the very topic that was previewed, by its id where the broker knows ids. `confirm` must repeat the name. */
export async function deleteTopic(
  clusterId: string,
  name: string,
  input: { planId: string; confirm: string },
  signal?: AbortSignal,
): Promise<{ name: string }> {
  if (input.confirm !== name)
    throw new AppError(
      "validation-failed",
      `Nothing was deleted: the typed name is not \`${name}\`. Type it exactly.`,
      {
        fields: [{ pointer: "/body/confirm", message: `Type \`${name}\` to delete it.` }],
      },
    );
  const client = kafkaClient(clusterId);
  client.shared.clear();
  const topic = await requireTopic(client, name, signal);
  if (deletionId(topic) !== input.planId)
    throw new AppError(
      "conflict",
      `Nothing was deleted: \`${name}\` was recreated or its partitions changed since the preview. Look at the new preview, then delete.`,
      { data: { plan: await planDeleteTopic(clusterId, name, signal) } },
    );
  const { controllerId, brokers } = await brokerMetadata(client, signal);
  const target = brokers.some(({ nodeId }) => nodeId === controllerId) ? controllerId : "any";
  const context = { doing: "Deleting", subject: `topic \`${name}\`` };
  const versions = await client.versions(target, { context, signal });
  const byId = (versions.ranges.get(apis.deleteTopics.key)?.max ?? 0) >= 6 && topicId(topic) !== null;
  const response = await client.callPartial(
    apis.deleteTopics,
    target,
    [[byId ? { name: null, topicId: topic.topicId } : { name }], writeMs - 5_000],
    { context, signal, timeoutMs: writeMs, retry: false },
  );
  const result = response.responses[0];
  if (result !== undefined && result.errorCode !== 0)
    throw kafkaError(result.errorCode, context, result.errorMessage ?? null);
  await waitForTopic(client, name, (found) => found === null || found.topicId !== topic.topicId, signal);
  return { name };
}

/** Record counts move all the time; what may not change under a preview is which topic it is and its partitions. */
function deletionId(topic: TopicMetadata): string {
  const basis = { id: topicId(topic), partitions: topic.partitions.length };
  return planId({ kind: "delete-topic", basis, input: { name: topic.name ?? "" } });
}

/** Bytes over all replicas; null when a broker that holds one did not tell. */
async function sizeOnDisk(client: KafkaClient, topic: TopicMetadata, signal?: AbortSignal): Promise<bigint | null> {
  const holders = [...new Set(topic.partitions.flatMap(({ replicaNodes }) => replicaNodes))];
  const sizes = await replicaSizes(client, topic, holders, signal);
  if (sizes.size < holders.length) return null;
  return [...sizes.values()].flatMap((bytes) => [...bytes.values()]).reduce((sum, bytes) => sum + bytes, 0n);
}
