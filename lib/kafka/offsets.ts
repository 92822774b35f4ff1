import { setTimeout as delay } from "node:timers/promises";
import type { KafkaClient } from "./client.ts";
import { kafkaErrorReason, reasonOf } from "./errors.ts";
import { findTopic, leaderOf, type TopicMetadata } from "./metadata.ts";
import { apis } from "./versions.ts";

export const latest = -1n;
export const earliest = -2n;

/** `offset` is −1 when no record is as young as the asked time. `timestamp` is −1 for latest and earliest. */
export type OffsetAnswer = { offset: bigint; timestamp: bigint } | { error: string };

/** Groups partitions by the broker that leads them; those without a leader come back apart. */
export function byLeader(
  topic: TopicMetadata,
  partitions: readonly number[],
): { leaders: Map<number, number[]>; leaderless: number[] } {
  const leaders = new Map<number, number[]>();
  const leaderless: number[] = [];
  const wanted = new Set(partitions);
  for (const entry of topic.partitions) {
    if (!wanted.has(entry.partitionIndex)) continue;
    const leader = leaderOf(entry);
    if (leader === null) leaderless.push(entry.partitionIndex);
    else leaders.set(leader, [...(leaders.get(leader) ?? []), entry.partitionIndex]);
  }
  return { leaders, leaderless };
}

export const noLeader = "No broker leads this partition at this moment; look for a broker that is down";

type Options = { committed?: boolean; signal?: AbortSignal | undefined };

// A broker that has just become leader, or heard of the topic a moment later than the others.
const passing = new Set([3, 5, 6, 74, 75, 78]);

/**
 * ListOffsets (API 2): one request per leader. `at` is epoch milliseconds, or `latest` / `earliest`; committed `latest` is
 * the last stable offset. A broker or partition that fails gives an error text for its partitions only.
 */
export async function listOffsets(
  client: KafkaClient,
  topic: TopicMetadata,
  partitions: readonly number[],
  at: bigint,
  options: Options = {},
): Promise<Map<number, OffsetAnswer>> {
  const answers = new Map<number, OffsetAnswer>();
  let current = topic;
  let asked = partitions;
  for (let attempt = 0; ; attempt += 1) {
    const again = await askLeaders(client, current, asked, at, options, answers);
    if (again.length === 0 || attempt === 2) return answers;
    await delay(50 * (attempt + 1));
    client.shared.clear();
    current = (await findTopic(client, topic.name ?? "", options.signal)) ?? current;
    asked = again;
  }
}

/** Fills `answers`; returns the partitions worth asking again with fresh metadata. */
async function askLeaders(
  client: KafkaClient,
  topic: TopicMetadata,
  partitions: readonly number[],
  at: bigint,
  options: Options,
  answers: Map<number, OffsetAnswer>,
): Promise<number[]> {
  const { leaders, leaderless } = byLeader(topic, partitions);
  for (const partition of leaderless) answers.set(partition, { error: noLeader });
  const name = topic.name ?? "";
  const again: number[] = [];
  await Promise.all(
    [...leaders].map(async ([leader, led]) => {
      const asked = led.map((partitionIndex) => ({ partitionIndex, currentLeaderEpoch: -1, timestamp: at }));
      const context = { doing: "Reading offsets", subject: `topic \`${name}\`` };
      try {
        const response = await client.callPartial(
          apis.listOffsets,
          leader,
          [-1, options.committed === true ? 1 : 0, [{ name, partitions: asked }]],
          { context, signal: options.signal },
        );
        for (const { partitionIndex, errorCode, offset, timestamp } of response.topics[0]?.partitions ?? []) {
          if (passing.has(errorCode)) again.push(partitionIndex);
          answers.set(partitionIndex, errorCode === 0 ? { offset, timestamp } : { error: kafkaErrorReason(errorCode) });
        }
      } catch (error) {
        if (options.signal?.aborted) throw options.signal.reason;
        client.shared.clear();
        for (const partition of led) answers.set(partition, { error: reasonOf(error) });
      }
    }),
  );
  return again;
}

/** The offset of an answer, or null when that partition failed. */
export function offsetOf(answer: OffsetAnswer | undefined): bigint | null {
  return answer !== undefined && "offset" in answer ? answer.offset : null;
}

/** Why a partition failed, or null when it did not. */
export function errorOf(answer: OffsetAnswer | undefined): string | null {
  if (answer === undefined) return "The broker did not answer for this partition";
  return "error" in answer ? answer.error : null;
}
