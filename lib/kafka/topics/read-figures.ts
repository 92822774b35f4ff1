import type { TopicFigures } from "#lib/contracts/topics.ts";
import { kafkaClient, type KafkaClient } from "#lib/kafka/client.ts";
import { reasonOf } from "#lib/kafka/errors.ts";
import { logOffsets, wantedOf } from "#lib/kafka/log-offsets.ts";
import { allMetadata, leaderOf, type TopicMetadata } from "#lib/kafka/metadata.ts";
import { earliest, errorOf, latest, noLeader, offsetOf } from "#lib/kafka/offsets.ts";
import { abortable } from "#lib/kafka/single-flight.ts";
import { apis } from "#lib/kafka/versions.ts";

const figuresMs = 5_000;

/**
 * Records and bytes of all topics: two ListOffsets for each leader and one DescribeLogDirs (API 35) for each broker, whatever
 * the number of topics; shared for 5 s. A broker that is down leaves null and its reason on the topics it holds.
 */
export function readFigures(
  clusterId: string,
  signal?: AbortSignal,
): Promise<{ topics: TopicFigures[]; readAt: string }> {
  const client = kafkaClient(clusterId);
  const read = async () => {
    const { topics, brokers } = await allMetadata(client);
    const named = new Map(topics.flatMap((topic) => (topic.name == null ? [] : [[topic.name, topic] as const])));
    const places = topics.flatMap(({ name, partitions }) =>
      partitions.map(({ partitionIndex }) => ({ topic: name ?? "", partition: partitionIndex })),
    );
    const [[starts, ends], logs] = await Promise.all([
      logOffsets(client, wantedOf(places), [earliest, latest], undefined, named),
      brokerLogs(
        client,
        brokers.map(({ nodeId }) => nodeId),
      ),
    ]);
    const figures = [...named].map(([name, topic]): TopicFigures => {
      if (topic.partitions.length === 0) return { name, ...nothing, error: "The cluster did not describe this topic" };
      const counts = countRecords(
        topic,
        (partition) => starts?.(name, partition),
        (partition) => ends?.(name, partition),
      );
      const sizes = sumSizes(topic, logs);
      return { name, ...counts, ...sizes, error: counts.error ?? sizes.error };
    });
    return { topics: figures, readAt: new Date().toISOString() };
  };
  return abortable(client.shared.read("topic-figures", read, figuresMs), signal);
}

const nothing = { recordsAtMost: null, appended: null, bytes: null, replicaBytes: null };

type Lookup = (partition: number) => Parameters<typeof offsetOf>[0];

function countRecords(topic: TopicMetadata, startOf: Lookup, endOf: Lookup) {
  let records = 0n;
  let appended = 0n;
  for (const { partitionIndex } of topic.partitions) {
    const start = startOf(partitionIndex);
    const end = endOf(partitionIndex);
    const [from, to] = [offsetOf(start), offsetOf(end)];
    if (from === null || to === null)
      return {
        recordsAtMost: null,
        appended: null,
        error: `Partition ${partitionIndex}: ${errorOf(start) ?? errorOf(end)}`,
      };
    records += to - from;
    appended += to;
  }
  return { recordsAtMost: records.toString(), appended: appended.toString(), error: null };
}

/** Broker → topic → partition → bytes, or why that broker did not tell. */
type Logs = Map<number, Map<string, Map<number, bigint>> | { error: string }>;

async function brokerLogs(client: KafkaClient, brokers: number[]): Promise<Logs> {
  const logs: Logs = new Map();
  await Promise.all(
    brokers.map(async (broker) => {
      try {
        const context = { doing: "Reading sizes" };
        const { results } = await client.call(apis.describeLogDirs, broker, [null], { context });
        // Without the right to describe the cluster the answer is empty: no figure, rather than zero.
        if (results.length === 0) {
          logs.set(broker, { error: "The console's user may not describe the cluster, which the sizes need" });
          return;
        }
        const sizes = new Map<string, Map<number, bigint>>();
        for (const { topics } of results)
          for (const { name, partitions } of topics) {
            const known = sizes.get(name) ?? new Map<number, bigint>();
            sizes.set(name, known);
            // A replica that moves between two disks is there twice, and takes the room of both.
            for (const { partitionIndex, partitionSize } of partitions)
              known.set(partitionIndex, (known.get(partitionIndex) ?? 0n) + partitionSize);
          }
        logs.set(broker, sizes);
      } catch (error) {
        logs.set(broker, { error: reasonOf(error) });
      }
    }),
  );
  return logs;
}

function sumSizes(topic: TopicMetadata, logs: Logs) {
  let bytes = 0n;
  let replicaBytes = 0n;
  for (const partition of topic.partitions) {
    const leader = leaderOf(partition);
    if (leader === null) return { bytes: null, replicaBytes: null, error: noLeader };
    for (const replica of partition.replicaNodes) {
      const log = logs.get(replica) ?? { error: "it is not part of the cluster now" };
      if ("error" in log) return { bytes: null, replicaBytes: null, error: `Sizes of broker ${replica}: ${log.error}` };
      const size = log.get(topic.name ?? "")?.get(partition.partitionIndex) ?? 0n;
      replicaBytes += size;
      if (replica === leader) bytes += size;
    }
  }
  return { bytes: bytes.toString(), replicaBytes: replicaBytes.toString(), error: null };
}
