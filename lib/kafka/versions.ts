import * as kafka from "@platformatic/kafka";
import type { API } from "@platformatic/kafka";
import { AppError } from "#lib/errors.ts";
import { fetchApi, type FetchRequest, type FetchResponse } from "./protocol/fetch.ts";
import {
  consumerGroupDescribeApis,
  shareGroupDescribeApis,
  streamsGroupDescribeApis,
} from "./protocol/group-describe.ts";
import { metadataApis } from "./protocol/metadata.ts";
import { shareGroupOffsetsApis } from "./protocol/share-group-offsets.ts";
import { produceApis } from "./protocol/produce.ts";

/** One Kafka API and the versions we hold a codec for, newest first. */
export type ApiTable<A extends unknown[], R> = { name: string; key: number; needs: string; codecs: API<A, R>[] };

function table<A extends unknown[], R>(name: string, needs: string, modules: { api: API<A, R> }[]): ApiTable<A, R> {
  const codecs = modules.map((module) => module.api);
  return { name, key: codecs[0]?.key ?? -1, needs, codecs };
}

export const apis = {
  metadata: table("Metadata", "Kafka 0.11", metadataApis),
  listOffsets: table("ListOffsets", "Kafka 0.11", [
    kafka.listOffsetsV9,
    kafka.listOffsetsV8,
    kafka.listOffsetsV7,
    kafka.listOffsetsV6,
    kafka.listOffsetsV5,
    kafka.listOffsetsV4,
    kafka.listOffsetsV3,
    kafka.listOffsetsV2,
  ]),
  fetch: table<[FetchRequest], FetchResponse>(
    "Fetch",
    "Kafka 0.11",
    [17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4].map((version) => ({ api: fetchApi(version) })),
  ),
  produce: table(
    "Produce",
    "Kafka 0.11",
    produceApis.map((api) => ({ api })),
  ),
  createTopics: table("CreateTopics", "Kafka 0.10.2", [
    kafka.createTopicsV7,
    kafka.createTopicsV6,
    kafka.createTopicsV5,
    kafka.createTopicsV4,
    kafka.createTopicsV3,
    kafka.createTopicsV2,
    kafka.createTopicsV1,
  ]),
  deleteTopics: table("DeleteTopics", "Kafka 0.10.1", [
    kafka.deleteTopicsV6,
    kafka.deleteTopicsV5,
    kafka.deleteTopicsV4,
    kafka.deleteTopicsV3,
    kafka.deleteTopicsV2,
    kafka.deleteTopicsV1,
  ]),
  describeConfigs: table("DescribeConfigs", "Kafka 1.1", [
    kafka.describeConfigsV4,
    kafka.describeConfigsV3,
    kafka.describeConfigsV2,
    kafka.describeConfigsV1,
  ]),
  alterConfigs: table("IncrementalAlterConfigs", "Kafka 2.3", [
    kafka.incrementalAlterConfigsV1,
    kafka.incrementalAlterConfigsV0,
  ]),
  createPartitions: table("CreatePartitions", "Kafka 1.0", [
    kafka.createPartitionsV3,
    kafka.createPartitionsV2,
    kafka.createPartitionsV1,
    kafka.createPartitionsV0,
  ]),
  describeCluster: table("DescribeCluster", "Kafka 2.8", [kafka.describeClusterV1, kafka.describeClusterV0]),
  describeQuorum: table("DescribeQuorum", "Kafka 3.3 with KRaft", [
    kafka.describeQuorumV2,
    kafka.describeQuorumV1,
    kafka.describeQuorumV0,
  ]),
  describeLogDirs: table("DescribeLogDirs", "Kafka 2.6", [
    kafka.describeLogDirsV4,
    kafka.describeLogDirsV3,
    kafka.describeLogDirsV2,
  ]),
  listGroups: table("ListGroups", "Kafka 0.11", [
    kafka.listGroupsV5,
    kafka.listGroupsV4,
    kafka.listGroupsV3,
    kafka.listGroupsV2,
    kafka.listGroupsV1,
  ]),
  describeGroups: table("DescribeGroups", "Kafka 0.9", [
    kafka.describeGroupsV5,
    kafka.describeGroupsV4,
    kafka.describeGroupsV3,
    kafka.describeGroupsV2,
    kafka.describeGroupsV1,
    kafka.describeGroupsV0,
  ]),
  describeConsumerGroups: table("ConsumerGroupDescribe", "Kafka 3.7", consumerGroupDescribeApis),
  describeShareGroups: table("ShareGroupDescribe", "Kafka 4.1", shareGroupDescribeApis),
  describeStreamsGroups: table("StreamsGroupDescribe", "Kafka 4.1", streamsGroupDescribeApis),
  shareGroupOffsets: table("DescribeShareGroupOffsets", "Kafka 4.1", shareGroupOffsetsApis),
  findCoordinator: table("FindCoordinator", "Kafka 0.11", [
    kafka.findCoordinatorV6,
    kafka.findCoordinatorV5,
    kafka.findCoordinatorV4,
    kafka.findCoordinatorV3,
    kafka.findCoordinatorV2,
    kafka.findCoordinatorV1,
  ]),
  offsetFetch: table("OffsetFetch", "Kafka 3.0 for many groups in one request", [
    kafka.offsetFetchV9,
    kafka.offsetFetchV8,
  ]),
  offsetCommit: table("OffsetCommit", "Kafka 0.11", [
    kafka.offsetCommitV9,
    kafka.offsetCommitV8,
    kafka.offsetCommitV7,
    kafka.offsetCommitV6,
    kafka.offsetCommitV5,
    kafka.offsetCommitV4,
    kafka.offsetCommitV3,
    kafka.offsetCommitV2,
  ]),
};

/** What a broker said it can do: API key → range of versions, and the features it supports (KIP-584). */
export type BrokerVersions = {
  ranges: Map<number, { min: number; max: number }>;
  features: Map<string, number>;
};

/** ApiVersions (API 18), again in version 0 for brokers that do not know version 3 (before Kafka 2.4). */
export async function readVersions(connection: kafka.Connection): Promise<BrokerVersions> {
  const response = await kafka.apiVersionsV3.api
    .async(connection, "wheelhouse", "0.1.0")
    .catch(async (error: unknown) => {
      if (!connection.isConnected()) throw error;
      const { apiKeys } = await kafka.apiVersionsV0.api.async(connection, "wheelhouse", "0.1.0");
      return { apiKeys, supportedFeatures: [] };
    });
  return {
    ranges: new Map(response.apiKeys.map((api) => [api.apiKey, { min: api.minVersion, max: api.maxVersion }])),
    features: new Map((response.supportedFeatures ?? []).map((feature) => [feature.name, feature.maxVersion])),
  };
}

/** The newest codec both sides know. Throws `unsupported-by-broker` naming the API and what it needs. */
export function negotiate<A extends unknown[], R>(api: ApiTable<A, R>, versions: BrokerVersions): API<A, R> {
  const range = versions.ranges.get(api.key);
  const codec = api.codecs.find(({ version }) => range && version >= range.min && version <= range.max);
  if (codec) return codec;
  const ours = `${api.codecs.at(-1)?.version}–${api.codecs[0]?.version}`;
  throw new AppError(
    "unsupported-by-broker",
    range
      ? `The broker offers ${api.name} in versions ${range.min}–${range.max}, this console speaks ${ours}. It needs ${api.needs} or later; upgrade the side that is behind.`
      : `The broker does not offer ${api.name}. It needs ${api.needs} or later.`,
  );
}

// Kafka's metadata.version levels (MetadataVersion.java): the first level of each release, newest first.
const releases: [level: number, release: string][] = [
  [30, "4.3"],
  [28, "4.2"],
  [26, "4.1"],
  [22, "4.0"],
  [21, "3.9"],
  [20, "3.8"],
  [15, "3.7"],
  [12, "3.6"],
  [9, "3.5"],
  [8, "3.4"],
  [4, "3.3"],
  [3, "3.2"],
  [2, "3.1"],
  [1, "3.0"],
];

// Without features (ZooKeeper mode): an API version that first appeared in a release, newest first.
const marks: [key: number, version: number, release: string][] = [
  [1, 17, "3.9"],
  [1, 16, "3.7"],
  [1, 15, "3.5"],
  [1, 13, "3.1"],
  [66, 0, "3.0"],
  [60, 0, "2.8"],
  [50, 0, "2.7"],
  [35, 2, "2.6"],
  [1, 11, "2.4"],
  [44, 0, "2.3"],
];

/** Kafka release of a broker, "4.3", as far as its answers tell; null when they do not. */
export function kafkaRelease(versions: BrokerVersions): string | null {
  const level = versions.features.get("metadata.version");
  if (level !== undefined) return releases.find(([first]) => level >= first)?.[1] ?? null;
  return marks.find(([key, version]) => (versions.ranges.get(key)?.max ?? -1) >= version)?.[2] ?? null;
}
