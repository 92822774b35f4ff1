import type { ResponseOf } from "#lib/contracts/endpoint.ts";
import type { recordSearch, SearchRange } from "#lib/contracts/record-search.ts";
import { kafkaClient, type KafkaClient } from "#lib/kafka/client.ts";
import { requireTopic, type TopicMetadata } from "#lib/kafka/metadata.ts";
import { byLeader, earliest, latest, listOffsets, offsetOf } from "#lib/kafka/offsets.ts";
import { apis } from "#lib/kafka/versions.ts";
import { resolveRange, type ResolvedPart } from "./resolve-range.ts";
import { warmScanWorker } from "./scan/pool.ts";
import { lastRate } from "./scan/scan-rates.ts";

/**
 * What a search over this range would read: at most so many records, about so many bytes (the leaders' log size, in
 * proportion to the offsets), and seconds at the rate of the cluster's last search. Warms a worker for it.
 */
export async function previewSearch(
  clusterId: string,
  name: string,
  range: SearchRange,
  signal: AbortSignal,
): Promise<ResponseOf<typeof recordSearch.preview>> {
  warmScanWorker();
  const client = kafkaClient(clusterId);
  const topic = await requireTopic(client, name, signal);
  const parts = await resolveRange(client, topic, range, signal);
  const records = parts.reduce((sum, part) => sum + (part.error === null ? part.to - part.from : 0n), 0n);
  const bytes = await bytesOf(client, topic, parts, signal);
  const rate = lastRate(clusterId);
  return {
    partitions: parts.map(({ partition, from, to, error }) => ({
      partition,
      from: from?.toString() ?? null,
      to: to?.toString() ?? null,
      error,
    })),
    records: records.toString(),
    bytes: bytes?.toString() ?? null,
    seconds: rate === null ? null : secondsAt(rate, Number(records), bytes === null ? null : Number(bytes)),
  };
}

/** The slower of both: small records are bound by their number, large ones by their bytes. */
function secondsAt(rate: { recordsPerSecond: number; bytesPerSecond: number }, records: number, bytes: number | null) {
  const byRecords = records / rate.recordsPerSecond;
  return bytes === null || rate.bytesPerSecond === 0 ? byRecords : Math.max(byRecords, bytes / rate.bytesPerSecond);
}

/** Log size of the leaders (DescribeLogDirs, API 35) in proportion to the offsets; null when a broker does not tell. */
async function bytesOf(
  client: KafkaClient,
  topic: TopicMetadata,
  parts: readonly ResolvedPart[],
  signal: AbortSignal,
): Promise<bigint | null> {
  const wanted = parts.filter((part) => part.error === null && part.from < part.to).map(({ partition }) => partition);
  const { leaders } = byLeader(topic, wanted);
  try {
    const [starts, ends, ...answers] = await Promise.all([
      listOffsets(client, topic, wanted, earliest, { signal }),
      listOffsets(client, topic, wanted, latest, { signal }),
      ...[...leaders].map(([leader, partitions]) =>
        client.call(apis.describeLogDirs, leader, [[{ name: topic.name ?? "", partitions }]], {
          context: { doing: "Reading the size of logs" },
          signal,
        }),
      ),
    ]);
    const sizes = new Map<number, bigint>();
    for (const { results } of answers)
      for (const { topics } of results)
        for (const { partitions } of topics)
          for (const { partitionIndex, partitionSize, isFutureKey } of partitions)
            if (!isFutureKey) sizes.set(partitionIndex, partitionSize);
    return parts.reduce((sum, part) => {
      const start = offsetOf(starts.get(part.partition));
      const end = offsetOf(ends.get(part.partition));
      if (part.error !== null || start === null || end === null || end <= start) return sum;
      return sum + ((sizes.get(part.partition) ?? 0n) * (part.to - part.from)) / (end - start);
    }, 0n);
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
}
