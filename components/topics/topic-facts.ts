import { formatInteger } from "#lib/format/int64.ts";
import type { Readers } from "./topic-rows.ts";
import type { TopicDetail, TopicPartition, TopicSummary } from "#lib/contracts/topics.ts";

/** "2 groups, up to 1,204 behind": the lag of the worst, only where every group's is of this topic alone. */
export function readerWords(readers: Readers | null): string {
  if (readers === null || readers.count === 0) return "not consumed";
  const count = `${formatInteger(readers.count)} ${readers.count === 1 ? "group" : "groups"}`;
  if (readers.behind === null) return count;
  if (readers.behind === 0n) return `${count}, caught up`;
  return `${count}, ${readers.count === 1 ? "" : "up to "}${formatInteger(readers.behind)} behind`;
}

export type Health = TopicSummary["health"];

/** Words beside the replica squares of a topic in the list. */
export function replicationWords(topic: TopicSummary): string {
  if (topic.replicationMin !== topic.replicationMax) return `${topic.replicationMin} to ${topic.replicationMax} copies`;
  return topic.replicationMax === 1 ? "1 copy" : `${topic.replicationMax} copies`;
}

/** The fault of a topic in words, or null when there is none. */
export function healthFault(topic: Pick<TopicSummary, "health" | "offline" | "underReplicated">): string | null {
  if (topic.health === "offline") return `${topic.offline} without a leader`;
  if (topic.health === "under-replicated") return `${topic.underReplicated} under-replicated`;
  return topic.health === "unknown" ? "not read" : null;
}

/** Worst first, for sorting; unknown stands apart as null. */
export function healthRank(health: Health): number | null {
  return { offline: 2, "under-replicated": 1, ok: 0, unknown: null }[health];
}

/** Partitions whose replicas are all in sync. */
export function inSyncCount(partitions: readonly TopicPartition[]): number {
  return partitions.filter((row) => row.leader !== null && row.inSync.length >= row.replicas.length).length;
}

/** Upper bound of a partition's records; null when its offsets were not read. */
export function atMost(row: Pick<TopicPartition, "logStart" | "highWatermark">): bigint | null {
  return row.logStart === null || row.highWatermark === null ? null : BigInt(row.highWatermark) - BigInt(row.logStart);
}

/** The value of a configuration key; null when it was not read. */
export function configValue(topic: Pick<TopicDetail, "config">, name: string): string | null {
  return topic.config.find((entry) => entry.name === name)?.value ?? null;
}
