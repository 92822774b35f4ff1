import { addresses } from "./addresses.ts";
import { endpoint } from "./endpoint.ts";
import { clusterId } from "./scalars.ts";
import { z } from "./zod.ts";

export const environment = z.enum(["production", "staging", "development"]);
export type Environment = z.infer<typeof environment>;

export const serviceState = z.object({
  kind: z.enum(["schema-registry", "connect"]),
  name: z.string(),
  /** `configured`: an address is known, nobody asked it yet. */
  state: z.enum(["starting", "ready", "configured", "failed"]),
  /** Why, in words, when it is `failed` or `starting`. */
  reason: z.string().nullable(),
});

export const clusterSummary = z.object({
  id: clusterId,
  name: z.string(),
  environment,
  readOnly: z.boolean(),
  /** True for the Kafka that `npm start` brought up itself. */
  embedded: z.boolean(),
  bootstrap: z.array(z.string()),
  services: z.array(serviceState),
});
export type ClusterSummary = z.infer<typeof clusterSummary>;

export const connectionStep = z.enum(["dns", "tcp", "tls", "sasl", "versions", "authorisation"]);
export type ConnectionStep = z.infer<typeof connectionStep>;

export const clusterStatus = z.object({
  id: clusterId,
  reachable: z.boolean(),
  /** The first step that failed; null when reachable. */
  failedStep: connectionStep.nullable(),
  /** What happened, why, what to do; null when reachable. */
  reason: z.string().nullable(),
  /** Address that was asked last. */
  address: z.string().nullable(),
  elapsedMs: z.number(),
  brokers: z.number().int().nullable(),
});
export type ClusterStatus = z.infer<typeof clusterStatus>;

export const broker = z.object({
  id: z.number().int(),
  host: z.string(),
  port: z.number().int(),
  rack: z.string().nullable(),
  controller: z.boolean(),
  /** Partitions it leads and replicas it holds, from metadata. */
  leaders: z.number().int(),
  replicas: z.number().int(),
  /** Replicas on it that are not in sync. */
  outOfSync: z.number().int(),
});
export type Broker = z.infer<typeof broker>;

export const clusterOverview = z.object({
  id: clusterId,
  /** Kafka's own cluster id. */
  kafkaClusterId: z.string().nullable(),
  controllerId: z.number().int().nullable(),
  /** Highest Kafka version whose API versions the broker answers, e.g. "4.3"; null when it cannot be told. */
  kafkaVersion: z.string().nullable(),
  brokers: z.array(broker),
  counts: z.object({
    topics: z.number().int(),
    internalTopics: z.number().int(),
    partitions: z.number().int(),
    replicas: z.number().int(),
    underReplicated: z.number().int(),
    offline: z.number().int(),
  }),
  /** When the metadata was read, ISO. */
  readAt: z.string(),
});
export type ClusterOverview = z.infer<typeof clusterOverview>;

const params = z.object({ cluster: clusterId });
const none = z.object({});

export const clusters = {
  list: endpoint({
    ...addresses.clusters.list,
    summary: "The configured clusters; asks no broker",
    permission: "clusters:read",
    params: none,
    query: none,
    body: z.undefined(),
    response: z.object({ clusters: z.array(clusterSummary) }),
  }),
  status: endpoint({
    ...addresses.clusters.status,
    summary: "Whether a cluster can be reached, or which step failed; answers within 5 s",
    permission: "clusters:read",
    params,
    query: none,
    body: z.undefined(),
    response: clusterStatus,
  }),
  overview: endpoint({
    ...addresses.clusters.overview,
    summary: "Brokers, controller and counts of a cluster",
    permission: "clusters:read",
    params,
    query: none,
    body: z.undefined(),
    response: clusterOverview,
  }),
  createSampleData: endpoint({
    ...addresses.clusters.createSampleData,
    summary: "Starts the job that fills a cluster with sample topics",
    permission: "jobs:run",
    params,
    query: none,
    body: z.object({}).optional(),
    response: z.object({ jobId: z.string() }),
  }),
};
