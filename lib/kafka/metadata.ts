import type { MetadataResponse } from "./library-types.ts";
import { AppError } from "#lib/errors.ts";
import type { KafkaClient } from "./client.ts";
import { kafkaError } from "./errors.ts";
import { abortable } from "./single-flight.ts";
import { apis } from "./versions.ts";

export type TopicMetadata = MetadataResponse["topics"][number];
export type PartitionMetadata = TopicMetadata["partitions"][number];

/** How long an answer of Metadata is shared, in ms. */
export const metadataMs = 2_000;

const noTopicId = "00000000-0000-0000-0000-000000000000";

/** All topics and brokers (Metadata, API 3), shared for 2 s. Failed topics and partitions carry their error codes. */
export function allMetadata(client: KafkaClient, signal?: AbortSignal): Promise<MetadataResponse> {
  return abortable(
    client.shared.read("metadata", () => readMetadata(client, null), metadataMs),
    signal,
  );
}

/** Brokers, cluster id and controller without any topic; cheap. */
export function brokerMetadata(client: KafkaClient, signal?: AbortSignal): Promise<MetadataResponse> {
  return abortable(
    client.shared.read("metadata/brokers", () => readMetadata(client, []), metadataMs),
    signal,
  );
}

/** One topic, shared for 2 s; null when it does not exist (or is not visible). Never creates it. Throws other errors. */
export async function findTopic(
  client: KafkaClient,
  name: string,
  signal?: AbortSignal,
): Promise<TopicMetadata | null> {
  const read = async () => {
    const response = await readMetadata(client, [name]);
    const topic = response.topics.find((entry) => entry.name === name);
    // Leaderless topics come with LEADER_NOT_AVAILABLE on partitions: that is a fact to show, not a failure.
    if (topic === undefined || topic.errorCode === 3) return null;
    // The broker calls an illegal name by its own code: no such topic can exist.
    if (topic.errorCode === 17) return null;
    if (topic.errorCode !== 0 && topic.errorCode !== 5)
      throw kafkaError(topic.errorCode, { doing: "Reading", subject: `topic \`${name}\`` });
    topic.partitions.sort((a, b) => a.partitionIndex - b.partitionIndex);
    return topic;
  };
  return abortable(client.shared.read(`metadata/topic/${name}`, read, metadataMs), signal);
}

/** Many topics by name in one request, read afresh. Those that do not exist are left out; one that failed has its error code. */
export async function readTopics(
  client: KafkaClient,
  names: string[],
  signal?: AbortSignal,
): Promise<Map<string, TopicMetadata>> {
  if (names.length === 0) return new Map();
  const { topics } = await abortable(readMetadata(client, names), signal);
  return new Map(
    topics.flatMap((topic) => (topic.name == null || topic.errorCode === 3 ? [] : [[topic.name, topic] as const])),
  );
}

/** One topic like `findTopic`, but throws `not-found` in words when it is not there. */
export async function requireTopic(client: KafkaClient, name: string, signal?: AbortSignal): Promise<TopicMetadata> {
  const topic = await findTopic(client, name, signal);
  if (topic !== null) return topic;
  throw new AppError(
    "not-found",
    `Topic \`${name}\` does not exist on ${client.config.name}, or the console's user may not see it. Check the name, or open the list of topics.`,
  );
}

/** Topic id as Kafka's tools print it (unpadded base64url of the UUID); null on brokers without ids. */
export function topicId(topic: TopicMetadata): string | null {
  if (topic.topicId === noTopicId) return null;
  return Buffer.from(topic.topicId.replaceAll("-", ""), "hex").toString("base64url");
}

/** Leader of a partition, or null when it has none. */
export function leaderOf(partition: PartitionMetadata): number | null {
  return partition.leaderId >= 0 ? partition.leaderId : null;
}

async function readMetadata(client: KafkaClient, topics: string[] | null): Promise<MetadataResponse> {
  const response = await client.callPartial(apis.metadata, "any", [topics, false, false], {
    context: { doing: topics?.length === 1 ? `Reading topic \`${topics[0]}\`` : "Reading the cluster" },
  });
  client.learnBrokers(response.brokers.map(({ nodeId, host, port }) => ({ id: nodeId, host, port })));
  return response;
}
