import type { TopicDetail } from "#lib/contracts/topics.ts";
import { kafkaClient, type KafkaClient } from "#lib/kafka/client.ts";
import { leaderOf, requireTopic, topicId } from "#lib/kafka/metadata.ts";
import { earliest, errorOf, latest, listOffsets, offsetOf } from "#lib/kafka/offsets.ts";
import { apis } from "#lib/kafka/versions.ts";

const shownConfig = ["retention.ms", "cleanup.policy", "min.insync.replicas", "max.message.bytes"];

/** One topic with the offsets of its partitions. A broker that is down leaves an error text on the partitions it leads. */
export async function describeTopic(clusterId: string, name: string, signal?: AbortSignal): Promise<TopicDetail> {
  const client = kafkaClient(clusterId);
  const topic = await requireTopic(client, name, signal);
  const all = topic.partitions.map(({ partitionIndex }) => partitionIndex);
  const [starts, ends, config] = await Promise.all([
    listOffsets(client, topic, all, earliest, { signal }),
    listOffsets(client, topic, all, latest, { signal }),
    topicConfig(client, name, shownConfig, signal),
  ]);
  let recordsAtMost: bigint | null = 0n;
  const partitions = topic.partitions.map((partition) => {
    const start = offsetOf(starts.get(partition.partitionIndex));
    const end = offsetOf(ends.get(partition.partitionIndex));
    recordsAtMost = start === null || end === null || recordsAtMost === null ? null : recordsAtMost + end - start;
    return {
      partition: partition.partitionIndex,
      leader: leaderOf(partition),
      replicas: partition.replicaNodes,
      inSync: partition.isrNodes,
      offlineReplicas: partition.offlineReplicas,
      logStart: start?.toString() ?? null,
      highWatermark: end?.toString() ?? null,
      error: errorOf(starts.get(partition.partitionIndex)) ?? errorOf(ends.get(partition.partitionIndex)),
    };
  });
  const offline = partitions.some(({ leader }) => leader === null);
  const behind = partitions.some(({ replicas, inSync }) => inSync.length < replicas.length);
  return {
    name,
    id: topicId(topic),
    internal: topic.isInternal,
    health: partitions.length === 0 ? "unknown" : offline ? "offline" : behind ? "under-replicated" : "ok",
    partitions,
    recordsAtMost: sumText(recordsAtMost),
    config,
    readAt: new Date().toISOString(),
  };
}

function sumText(sum: bigint | null): string | null {
  return sum === null ? null : sum.toString();
}

const sources: Record<number, string> = {
  1: "topic",
  2: "broker, set at run time",
  3: "all brokers, set at run time",
  4: "broker file",
  5: "Kafka default",
};

/** Named settings of a topic (DescribeConfigs, API 32); empty when the user may not read them. */
export async function topicConfig(
  client: KafkaClient,
  name: string,
  keys: string[],
  signal?: AbortSignal,
): Promise<TopicDetail["config"]> {
  const context = { doing: "Reading settings", subject: `topic \`${name}\`` };
  const resources = [{ resourceType: 2 as const, resourceName: name, configurationKeys: keys }];
  try {
    const response = await client.callPartial(apis.describeConfigs, "any", [resources, false, false], {
      context,
      signal,
    });
    return (response.results[0]?.configs ?? []).map((entry) => ({
      name: entry.name,
      value: entry.isSensitive ? null : (entry.value ?? null),
      sensitive: entry.isSensitive,
      readOnly: entry.readOnly,
      source: sources[entry.configSource] ?? "unknown",
    }));
  } catch (error) {
    if (signal?.aborted) throw error;
    return [];
  }
}
