import type { KafkaClient } from "#lib/kafka/client.ts";
import { brokerMetadata, type TopicMetadata } from "#lib/kafka/metadata.ts";
import { apis } from "#lib/kafka/versions.ts";

const tooMany = 1_000;
const chunk = 100;

/**
 * Groups with a committed offset for a topic, sorted. Each broker lists the groups it coordinates (ListGroups, API 16), so
 * their offsets are asked right there (OffsetFetch, API 9). Null when a broker did not answer, or above 1,000 groups.
 */
export async function groupsOfTopic(
  client: KafkaClient,
  topic: TopicMetadata,
  signal?: AbortSignal,
): Promise<string[] | null> {
  const options = { context: { doing: "Reading groups" }, signal };
  const topics = [
    { name: topic.name ?? "", partitionIndexes: topic.partitions.map(({ partitionIndex }) => partitionIndex) },
  ];
  try {
    const { brokers } = await brokerMetadata(client, signal);
    const found = await Promise.all(
      brokers.map(async ({ nodeId }) => {
        const { groups } = await client.call(apis.listGroups, nodeId, [[], []], options);
        if (groups.length > tooMany) throw new Error("Too many groups to ask");
        const ids = groups.map(({ groupId }) => groupId);
        const reading: string[] = [];
        for (let at = 0; at < ids.length; at += chunk) {
          const asked = ids
            .slice(at, at + chunk)
            .map((groupId) => ({ groupId, memberId: null, memberEpoch: -1, topics }));
          const answer = await client.callPartial(apis.offsetFetch, nodeId, [asked, false], options);
          for (const group of answer.groups)
            if (group.topics.some(({ partitions }) => partitions.some(({ committedOffset }) => committedOffset >= 0n)))
              reading.push(group.groupId);
        }
        return reading;
      }),
    );
    return found.flat().sort();
  } catch (error) {
    if (signal?.aborted) throw error;
    return null;
  }
}
