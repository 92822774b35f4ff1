import { setTimeout as delay } from "node:timers/promises";
import type { KafkaClient } from "#lib/kafka/client.ts";
import { kafkaErrorReason, reasonOf } from "#lib/kafka/errors.ts";
import { requireTopic, type TopicMetadata } from "#lib/kafka/metadata.ts";
import { byLeader, noLeader } from "#lib/kafka/offsets.ts";
import type { FetchedPartition } from "#lib/kafka/protocol/fetch.ts";
import { apis } from "#lib/kafka/versions.ts";

export type Want = { partition: number; offset: bigint; maxBytes: number };
export type Fetched = FetchedPartition | { error: string };

const requestBytes = 16 * 1_048_576;

// The leader moved, or the topic was recreated: fresh metadata helps.
const stale = new Set([3, 5, 6, 74, 75, 100, 103]);

/**
 * One session-less Fetch (API 1) per leader with all that is wanted from it, in the order of `wants`: only the first
 * partition of a request is sure to bring a whole batch. A broker that is down leaves an error text on its partitions.
 */
export async function fetchRound(
  client: KafkaClient,
  topic: TopicMetadata,
  wants: readonly Want[],
  committed: boolean,
  signal: AbortSignal | undefined,
): Promise<Map<number, Fetched>> {
  const first = await fetchOnce(client, topic, wants, committed, signal);
  const again = wants.filter(({ partition }) => {
    const answer = first.get(partition);
    return answer === undefined || "error" in answer || stale.has(answer.errorCode);
  });
  if (again.length === 0) return first;
  client.shared.clear();
  await delay(50);
  const fresh = await requireTopic(client, topic.name ?? "", signal);
  const second = await fetchOnce(client, fresh, again, committed, signal);
  return new Map([...first, ...second]);
}

async function fetchOnce(
  client: KafkaClient,
  topic: TopicMetadata,
  wants: readonly Want[],
  committed: boolean,
  signal: AbortSignal | undefined,
): Promise<Map<number, Fetched>> {
  const answers = new Map<number, Fetched>();
  const wanted = new Map(wants.map((want) => [want.partition, want]));
  const { leaders, leaderless } = byLeader(topic, [...wanted.keys()]);
  for (const partition of leaderless) answers.set(partition, { error: noLeader });
  await Promise.all(
    [...leaders].map(async ([leader, led]) => {
      const here = new Set(led);
      const partitions = wants.filter(({ partition }) => here.has(partition));
      const request = {
        topic: topic.name ?? "",
        topicId: topic.topicId,
        maxBytes: requestBytes,
        committed,
        partitions,
      };
      const context = { doing: "Reading records", subject: `topic \`${topic.name}\`` };
      try {
        const response = await client.call(apis.fetch, leader, [request], { context, signal });
        for (const answer of response.partitions) answers.set(answer.partition, answer);
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        for (const { partition } of partitions) answers.set(partition, { error: reasonOf(error) });
      }
    }),
  );
  return answers;
}

/** Why this partition brought nothing, or null. OFFSET_OUT_OF_RANGE means that retention overtook the read. */
export function fetchError(answer: Fetched | undefined): string | null {
  if (answer === undefined) return "The broker did not answer for this partition";
  if ("error" in answer) return answer.error;
  if (answer.errorCode === 1) return "Retention removed these records while they were read; read again";
  return answer.errorCode === 0 ? null : kafkaErrorReason(answer.errorCode);
}
