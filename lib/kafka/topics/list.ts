import type { TopicSummary } from "#lib/contracts/topics.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { allMetadata, metadataMs, topicId, type TopicMetadata } from "#lib/kafka/metadata.ts";
import { abortable } from "#lib/kafka/single-flight.ts";

export type TopicList = { topics: TopicSummary[]; brokers: number; readAt: string };

/**
 * All topics the console's user may see, sorted by name, from one Metadata request; the computed list is shared for 2 s.
 * A user without rights gets an empty list from Kafka, not an error.
 */
export function listTopics(clusterId: string, signal?: AbortSignal): Promise<TopicList> {
  const client = kafkaClient(clusterId);
  const read = async () => {
    const { topics, brokers } = await allMetadata(client);
    return {
      topics: topics.map(summarise).sort((a, b) => (a.name < b.name ? -1 : 1)),
      brokers: brokers.length,
      readAt: new Date().toISOString(),
    };
  };
  return abortable(client.shared.read("topics", read, metadataMs), signal);
}

function summarise(topic: TopicMetadata): TopicSummary {
  let replicationMin = Infinity;
  let replicationMax = 0;
  let underReplicated = 0;
  let offline = 0;
  for (const { leaderId, replicaNodes, isrNodes } of topic.partitions) {
    replicationMin = Math.min(replicationMin, replicaNodes.length);
    replicationMax = Math.max(replicationMax, replicaNodes.length);
    if (leaderId < 0) offline += 1;
    if (isrNodes.length < replicaNodes.length) underReplicated += 1;
  }
  const unread = topic.partitions.length === 0;
  return {
    name: topic.name ?? "",
    id: topicId(topic),
    internal: topic.isInternal,
    partitions: topic.partitions.length,
    replicationMin: unread ? 0 : replicationMin,
    replicationMax,
    underReplicated,
    offline,
    health: unread ? "unknown" : offline > 0 ? "offline" : underReplicated > 0 ? "under-replicated" : "ok",
  };
}
