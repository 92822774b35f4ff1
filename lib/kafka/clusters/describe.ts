import type { Broker, ClusterOverview } from "#lib/contracts/clusters.ts";
import { kafkaClient, type KafkaClient } from "#lib/kafka/client.ts";
import { allMetadata } from "#lib/kafka/metadata.ts";
import { abortable } from "#lib/kafka/single-flight.ts";
import { apis, kafkaRelease } from "#lib/kafka/versions.ts";

/** Brokers, controller and counts of a cluster, shared for 2 s. Counts cover what the console's user may see. */
export function describeCluster(clusterId: string, signal?: AbortSignal): Promise<ClusterOverview> {
  const client = kafkaClient(clusterId);
  return abortable(
    client.shared.read("overview", () => readOverview(client), 2_000),
    signal,
  );
}

async function readOverview(client: KafkaClient): Promise<ClusterOverview> {
  const context = { context: { doing: "Reading the cluster" } };
  const [metadata, versions] = await Promise.all([
    allMetadata(client),
    client.versions("any", context).catch(() => null),
  ]);
  const controllerId = await readController(client, metadata.controllerId);
  const brokers = new Map<number, Broker>();
  for (const { nodeId, host, port, rack } of metadata.brokers)
    brokers.set(nodeId, {
      id: nodeId,
      host,
      port,
      rack: rack ?? null,
      controller: nodeId === controllerId,
      leaders: 0,
      replicas: 0,
      outOfSync: 0,
    });
  const counts = { topics: 0, internalTopics: 0, partitions: 0, replicas: 0, underReplicated: 0, offline: 0 };
  for (const topic of metadata.topics) {
    counts.topics += 1;
    if (topic.isInternal) counts.internalTopics += 1;
    for (const { leaderId, replicaNodes, isrNodes } of topic.partitions) {
      counts.partitions += 1;
      counts.replicas += replicaNodes.length;
      if (leaderId < 0) counts.offline += 1;
      if (isrNodes.length < replicaNodes.length) counts.underReplicated += 1;
      const leader = brokers.get(leaderId);
      if (leader !== undefined) leader.leaders += 1;
      for (const id of replicaNodes) {
        const replica = brokers.get(id);
        if (replica === undefined) continue;
        replica.replicas += 1;
        if (!isrNodes.includes(id)) replica.outOfSync += 1;
      }
    }
  }
  return {
    id: client.config.id,
    kafkaClusterId: metadata.clusterId ?? null,
    controllerId,
    kafkaVersion: versions === null ? null : kafkaRelease(versions),
    brokers: [...brokers.values()].sort((a, b) => a.id - b.id),
    counts,
    readAt: new Date().toISOString(),
  };
}

/**
 * In KRaft Metadata names any broker as controller; the quorum's leader is the truth (DescribeQuorum, KIP-642, needs
 * DESCRIBE on the cluster). Null when it may not be read.
 */
async function readController(client: KafkaClient, fromMetadata: number): Promise<number | null> {
  const options = { context: { doing: "Reading the controller" } };
  const versions = await client.versions("any", options).catch(() => null);
  if (versions === null || !versions.ranges.has(apis.describeQuorum.key)) return fromMetadata < 0 ? null : fromMetadata;
  const topics = [{ topicName: "__cluster_metadata", partitions: [{ partitionIndex: 0 }] }];
  const quorum = await client.call(apis.describeQuorum, "any", [topics], options).catch(() => null);
  const leader = quorum?.topics[0]?.partitions[0]?.leaderId ?? -1;
  return leader < 0 ? null : leader;
}
