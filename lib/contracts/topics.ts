import { addresses } from "./addresses.ts";
import { endpoint } from "./endpoint.ts";
import { plan } from "./plan.ts";
import { clusterId, int64, topicName } from "./scalars.ts";
import { z } from "./zod.ts";

/** Worst first: `offline` (a partition has no leader), `under-replicated`, `ok`; `unknown` when it was not read. */
export const topicHealth = z.enum(["offline", "under-replicated", "ok", "unknown"]);

export const topicSummary = z.object({
  name: z.string(),
  id: z.string().nullable(),
  internal: z.boolean(),
  partitions: z.number().int(),
  /** Smallest and largest number of replicas over its partitions; they differ while a reassignment runs. */
  replicationMin: z.number().int(),
  replicationMax: z.number().int(),
  underReplicated: z.number().int(),
  offline: z.number().int(),
  health: topicHealth,
});
export type TopicSummary = z.infer<typeof topicSummary>;

/** What the list of topics learns after its rows: from the leaders' offsets and from the log folders of every broker. */
export const topicFigures = z.object({
  name: z.string(),
  /** Upper bound of the number of records: high watermark − log start, summed; null when a partition is unknown. */
  recordsAtMost: int64.nullable(),
  /** High watermarks, summed: two readings tell the rate of appends. */
  appended: int64.nullable(),
  /** Bytes on disk of the leaders' logs, and of all replicas; null when a broker did not tell. */
  bytes: int64.nullable(),
  replicaBytes: int64.nullable(),
  /** Why a figure is null. */
  error: z.string().nullable(),
});
export type TopicFigures = z.infer<typeof topicFigures>;

export const topicPartition = z.object({
  partition: z.number().int(),
  leader: z.number().int().nullable(),
  replicas: z.array(z.number().int()),
  inSync: z.array(z.number().int()),
  offlineReplicas: z.array(z.number().int()),
  /** First readable offset, and the offset after the last readable one; null when the leader did not answer. */
  logStart: int64.nullable(),
  highWatermark: int64.nullable(),
  /** Why the offsets are null. */
  error: z.string().nullable(),
});
export type TopicPartition = z.infer<typeof topicPartition>;

export const topicConfigEntry = z.object({
  name: z.string(),
  value: z.string().nullable(),
  sensitive: z.boolean(),
  readOnly: z.boolean(),
  source: z.string(),
});

export const topicDetail = z.object({
  name: z.string(),
  id: z.string().nullable(),
  internal: z.boolean(),
  health: topicHealth,
  partitions: z.array(topicPartition),
  /** Upper bound of the number of records: high watermark − log start, summed; null when a partition is unknown. */
  recordsAtMost: int64.nullable(),
  /** `retention.ms`, `cleanup.policy`, `min.insync.replicas` and `max.message.bytes`; empty when configs may not be read. */
  config: z.array(topicConfigEntry),
  readAt: z.string(),
});
export type TopicDetail = z.infer<typeof topicDetail>;

/** What a person chooses for a new topic. `retention` takes words ("7 days", "36h", "forever") or stays null for the broker's default. */
export const createTopicInput = z.object({
  name: topicName,
  partitions: z.number().int().min(1).max(100_000),
  replicationFactor: z.number().int().min(1).max(32_767),
  retention: z.string().max(100).nullable().default(null),
  cleanupPolicy: z.enum(["delete", "compact", "compact,delete"]).nullable().default(null),
});
export type CreateTopicInput = z.infer<typeof createTopicInput>;

const cluster = z.object({ cluster: clusterId });
const topic = cluster.extend({ topic: topicName });
const none = z.object({});

export const topics = {
  list: endpoint({
    ...addresses.topics.list,
    summary: "All topics the console's user may see, with partitions, replication and health",
    permission: "topics:read",
    params: cluster,
    query: none,
    body: z.undefined(),
    response: z.object({ topics: z.array(topicSummary), brokers: z.number().int(), readAt: z.string() }),
  }),
  figures: endpoint({
    ...addresses.topics.figures,
    summary: "Records and sizes of all topics; slower than the list, and partial when a broker does not answer",
    permission: "topics:read",
    params: cluster,
    query: none,
    body: z.undefined(),
    response: z.object({ topics: z.array(topicFigures), readAt: z.string() }),
  }),
  describe: endpoint({
    ...addresses.topics.describe,
    summary: "One topic with its partitions and offsets",
    permission: "topics:read",
    params: topic,
    query: none,
    body: z.undefined(),
    response: topicDetail,
  }),
  sizes: endpoint({
    ...addresses.topics.sizes,
    summary: "The size of each partition on its leader's disk",
    permission: "topics:read",
    params: topic,
    query: none,
    body: z.undefined(),
    response: z.object({
      /** Bytes; null when the leader did not tell. */
      partitions: z.array(z.object({ partition: z.number().int(), bytes: int64.nullable() })),
      readAt: z.string(),
    }),
  }),
  planCreate: endpoint({
    ...addresses.topics.planCreate,
    summary: "What creating a topic would do, validated by the broker; changes nothing",
    permission: "topics:create",
    writes: false,
    params: cluster,
    query: none,
    body: createTopicInput,
    response: plan,
  }),
  create: endpoint({
    ...addresses.topics.create,
    summary: "Creates a topic as planned",
    permission: "topics:create",
    params: cluster,
    query: none,
    body: createTopicInput.extend({ planId: z.string() }),
    response: z.object({ name: z.string(), partitions: z.number().int() }),
  }),
  planDelete: endpoint({
    ...addresses.topics.planDelete,
    summary: "What deleting a topic would lose; changes nothing",
    permission: "topics:delete",
    params: topic,
    query: none,
    body: z.undefined(),
    response: plan,
  }),
  delete: endpoint({
    ...addresses.topics.delete,
    summary: "Deletes a topic for good; `confirm` repeats its name",
    permission: "topics:delete",
    params: topic,
    query: none,
    body: z.object({ planId: z.string(), confirm: z.string() }),
    response: z.object({ name: z.string() }),
  }),
};
