import type { KafkaClient } from "./client.ts";
import { kafkaErrorReason, reasonOf } from "./errors.ts";
import { leaderOf, readTopics, type TopicMetadata } from "./metadata.ts";
import { noLeader, type OffsetAnswer } from "./offsets.ts";
import { apis } from "./versions.ts";

/** Topic → partitions. */
export type Wanted = Map<string, Set<number>>;

const gone = "The topic or partition does not exist any more, or is not visible to the console's user";

/** Collects partitions to ask for. */
export function wantedOf(places: Iterable<{ topic: string; partition: number }>): Wanted {
  const wanted: Wanted = new Map();
  for (const { topic, partition } of places) {
    const partitions = wanted.get(topic);
    if (partitions === undefined) wanted.set(topic, new Set([partition]));
    else partitions.add(partition);
  }
  return wanted;
}

/**
 * Offsets of partitions of many topics: one Metadata request unless `known` holds them, then one ListOffsets (API 2) for each
 * leader and time asked. `times` as in `listOffsets`. Answers one lookup a time; a partition that failed has an error text.
 */
export async function logOffsets(
  client: KafkaClient,
  wanted: Wanted,
  times: readonly bigint[],
  signal?: AbortSignal,
  known?: Map<string, TopicMetadata>,
): Promise<((topic: string, partition: number) => OffsetAnswer | undefined)[]> {
  const topics = known ?? (await readTopics(client, [...wanted.keys()], signal));
  const answers = times.map(() => new Map<string, Map<number, OffsetAnswer>>());
  const leaders = new Map<number, Map<string, number[]>>();
  const put = (at: number, topic: string, partition: number, answer: OffsetAnswer) => {
    const byPartition = answers[at]?.get(topic);
    if (byPartition === undefined) answers[at]?.set(topic, new Map([[partition, answer]]));
    else byPartition.set(partition, answer);
  };
  for (const [name, partitions] of wanted) {
    const led = new Map(topics.get(name)?.partitions.map((entry) => [entry.partitionIndex, leaderOf(entry)]));
    for (const partition of partitions) {
      const leader = led.get(partition);
      if (leader === undefined || leader === null) {
        const error = leader === null ? noLeader : gone;
        times.forEach((_, at) => put(at, name, partition, { error }));
        continue;
      }
      const asked = leaders.get(leader) ?? new Map<string, number[]>();
      leaders.set(leader, asked);
      const list = asked.get(name);
      if (list === undefined) asked.set(name, [partition]);
      else list.push(partition);
    }
  }
  const ask = async (leader: number, asked: Map<string, number[]>, timestamp: bigint, at: number) => {
    const body = [...asked].map(([name, partitions]) => ({
      name,
      partitions: partitions.map((partitionIndex) => ({ partitionIndex, currentLeaderEpoch: -1, timestamp })),
    }));
    try {
      const options = { context: { doing: "Reading offsets" }, signal };
      const response = await client.callPartial(apis.listOffsets, leader, [-1, 0, body], options);
      for (const { name, partitions } of response.topics)
        for (const { partitionIndex, errorCode, offset, timestamp: time } of partitions)
          put(
            at,
            name,
            partitionIndex,
            errorCode === 0 ? { offset, timestamp: time } : { error: kafkaErrorReason(errorCode) },
          );
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      for (const [name, partitions] of asked)
        for (const partition of partitions) put(at, name, partition, { error: reasonOf(error) });
    }
  };
  await Promise.all(
    [...leaders].flatMap(([leader, asked]) => times.map((timestamp, at) => ask(leader, asked, timestamp, at))),
  );
  return answers.map((byTopic) => (topic, partition) => byTopic.get(topic)?.get(partition));
}
