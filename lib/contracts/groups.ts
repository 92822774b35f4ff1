import { addresses } from "./addresses.ts";
import { endpoint } from "./endpoint.ts";
import { clusterId, groupId, int64 } from "./scalars.ts";
import { z } from "./zod.ts";

/** As ListGroups names it; `unknown` comes from brokers before 3.8, which answer no type. */
export const groupKind = z.enum(["classic", "consumer", "share", "streams", "unknown"]);

/**
 * Lag is log end − committed, summed over partitions with a committed offset, never negative.
 * `exact`: every partition was read. `partial`: some could not be read, the figure is a lower bound. `unknown`: none.
 */
export const groupLag = z.object({
  value: int64.nullable(),
  state: z.enum(["exact", "partial", "unknown"]),
  /** Why it is partial or unknown. */
  reason: z.string().nullable(),
});

export const groupSummary = z.object({
  id: z.string(),
  kind: groupKind,
  /** Kafka's word: Stable, Empty, PreparingRebalance, Reconciling, Dead … */
  state: z.string(),
  protocolType: z.string(),
  members: z.number().int().nullable(),
  /** Members without a partition, because there are more members than partitions; null when members or their assignment are unknown. */
  idleMembers: z.number().int().nullable(),
  topics: z.array(z.string()),
  topicCount: z.number().int(),
  lag: groupLag,
  coordinator: z.number().int().nullable(),
  error: z.string().nullable(),
});
export type GroupSummary = z.infer<typeof groupSummary>;

export const groupMember = z.object({
  id: z.string(),
  instanceId: z.string().nullable(),
  clientId: z.string(),
  host: z.string(),
  rack: z.string().nullable(),
  assignment: z.array(z.object({ topic: z.string(), partitions: z.array(z.number().int()) })),
  idle: z.boolean(),
});
export type GroupMember = z.infer<typeof groupMember>;

export const groupPartition = z.object({
  topic: z.string(),
  partition: z.number().int(),
  /** Committed offset, of a share group the start of its records in flight; null when the group never committed there. */
  committed: int64.nullable(),
  logStart: int64.nullable(),
  logEnd: int64.nullable(),
  lag: int64.nullable(),
  /** Member that reads it now, by member id. */
  member: z.string().nullable(),
  error: z.string().nullable(),
});
export type GroupPartition = z.infer<typeof groupPartition>;

export const groupDetail = z.object({
  id: z.string(),
  kind: groupKind,
  state: z.string(),
  protocolType: z.string(),
  assignor: z.string().nullable(),
  coordinator: z.number().int().nullable(),
  members: z.array(groupMember),
  partitions: z.array(groupPartition),
  lag: groupLag,
  readAt: z.string(),
});
export type GroupDetail = z.infer<typeof groupDetail>;

/** One reading of a group's lag; a partition that could not be read is absent, and so is drawn as a gap. */
export const lagSample = z.object({
  at: z.string(),
  partitions: z.array(z.object({ topic: z.string(), partition: z.number().int(), lag: int64 })),
});
export type LagSample = z.infer<typeof lagSample>;

const cluster = z.object({ cluster: clusterId });
const group = cluster.extend({ group: groupId });
const none = z.object({});

export const groups = {
  list: endpoint({
    ...addresses.groups.list,
    summary: "All groups with kind, state, members, topics and lag",
    permission: "groups:read",
    params: cluster,
    query: none,
    body: z.undefined(),
    response: z.object({
      groups: z.array(groupSummary),
      /** Brokers that did not answer. */ missing: z.array(z.string()),
      readAt: z.string(),
    }),
  }),
  describe: endpoint({
    ...addresses.groups.describe,
    summary: "One group: members, assignment, and lag of every partition",
    permission: "groups:read",
    params: group,
    query: none,
    body: z.undefined(),
    response: groupDetail,
  }),
  watchLag: endpoint({
    ...addresses.groups.watchLag,
    summary: "Lag of a group by partition: what was sampled so far, then each new sample, while someone looks",
    permission: "groups:read",
    stream: true,
    params: group,
    query: none,
    body: z.undefined(),
    response: z.discriminatedUnion("type", [
      z.object({ type: z.literal("history"), samples: z.array(lagSample), intervalMs: z.number() }),
      z.object({ type: z.literal("sample"), sample: lagSample }),
      /** A reading failed: the chart shows a gap with this reason. */
      z.object({ type: z.literal("gap"), at: z.string(), reason: z.string() }),
    ]),
  }),
};
