import { kafkaClient, type KafkaClient } from "#lib/kafka/client.ts";
import { leaderOf, requireTopic, type TopicMetadata } from "#lib/kafka/metadata.ts";
import { apis } from "#lib/kafka/versions.ts";

/** Bytes of each partition on its leader's disk; null where the leader did not tell. Throws `not-found`. */
export async function partitionSizes(
  clusterId: string,
  name: string,
  signal?: AbortSignal,
): Promise<{ partitions: { partition: number; bytes: string | null }[]; readAt: string }> {
  const client = kafkaClient(clusterId);
  const topic = await requireTopic(client, name, signal);
  const leaders = new Set(topic.partitions.flatMap((partition) => leaderOf(partition) ?? []));
  const sizes = await replicaSizes(client, topic, [...leaders], signal);
  const partitions = topic.partitions.map((entry) => {
    const leader = leaderOf(entry);
    const bytes = leader === null ? undefined : sizes.get(leader)?.get(entry.partitionIndex);
    return { partition: entry.partitionIndex, bytes: bytes?.toString() ?? null };
  });
  return { partitions, readAt: new Date().toISOString() };
}

/**
 * Bytes of a topic's replicas, by broker and partition (DescribeLogDirs, API 35). A broker that does not answer, or does not tell for want
 * of a right, is left out.
 */
export async function replicaSizes(
  client: KafkaClient,
  topic: TopicMetadata,
  brokers: number[],
  signal?: AbortSignal,
): Promise<Map<number, Map<number, bigint>>> {
  const asked = [{ name: topic.name ?? "", partitions: topic.partitions.map(({ partitionIndex }) => partitionIndex) }];
  const context = { doing: "Reading sizes", subject: `topic \`${topic.name}\`` };
  const read = async (broker: number) => {
    const { results } = await client.call(apis.describeLogDirs, broker, [asked], { context, signal });
    const sizes = new Map<number, bigint>();
    for (const { topics } of results)
      for (const { partitions } of topics)
        // While a replica moves between disks of its broker, it is on both.
        for (const { partitionIndex, partitionSize } of partitions)
          sizes.set(partitionIndex, (sizes.get(partitionIndex) ?? 0n) + partitionSize);
    // Without the right to describe the cluster the answer is empty: no figure, rather than zero.
    return results.length === 0 ? null : sizes;
  };
  const answers = await Promise.allSettled(brokers.map(read));
  signal?.throwIfAborted();
  return new Map(
    answers.flatMap((answer, index) => {
      const broker = brokers[index];
      if (broker === undefined || answer.status === "rejected" || answer.value === null) return [];
      return [[broker, answer.value] as const];
    }),
  );
}
