import { addresses } from "./addresses.ts";
import { endpoint } from "./endpoint.ts";
import { plan } from "./plan.ts";
import { clusterId, topicName } from "./scalars.ts";
import { z } from "./zod.ts";

/** One configuration of a topic as DescribeConfigs answers it, with the broker's documentation. */
export const topicConfig = z.object({
  name: z.string(),
  /** Null when sensitive. */
  value: z.string().nullable(),
  /** What would hold without the topic's own value; null when the broker does not tell. */
  fallback: z.string().nullable(),
  /** `topic` is an override of this topic; the others say where the value comes from. */
  source: z.enum(["topic", "broker", "cluster", "static", "default", "group", "unknown"]),
  type: z.string(),
  sensitive: z.boolean(),
  readOnly: z.boolean(),
  documentation: z.string().nullable(),
});
export type TopicConfig = z.infer<typeof topicConfig>;

/** A value for one key; null removes the topic's own value. */
export const configChange = z.object({ name: z.string().min(1).max(249), value: z.string().max(100_000).nullable() });
export type ConfigChange = z.infer<typeof configChange>;

const topic = z.object({ cluster: clusterId, topic: topicName });
const none = z.object({});

export const topicConfigs = {
  list: endpoint({
    ...addresses.topicConfigs.list,
    summary: "The configuration of a topic, with sources, defaults and documentation",
    permission: "topics:read",
    params: topic,
    query: none,
    body: z.undefined(),
    response: z.object({ configs: z.array(topicConfig), readAt: z.string() }),
  }),
  plan: endpoint({
    ...addresses.topicConfigs.plan,
    summary: "What changing one value would do, validated by the broker; changes nothing",
    permission: "topics:alter",
    writes: false,
    params: topic,
    query: none,
    body: configChange,
    response: plan,
  }),
  alter: endpoint({
    ...addresses.topicConfigs.alter,
    summary: "Changes one value (IncrementalAlterConfigs, KIP-339); the answer names the value before, for an undo",
    permission: "topics:alter",
    params: topic,
    query: none,
    body: configChange.extend({ planId: z.string() }),
    response: z.object({ name: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  }),
};

export const topicPartitions = {
  plan: endpoint({
    ...addresses.topicPartitions.plan,
    summary: "What adding partitions would do, validated by the broker; changes nothing",
    permission: "topics:alter",
    writes: false,
    params: topic,
    query: none,
    body: z.object({ total: z.number().int().min(2).max(100_000) }),
    response: plan,
  }),
  create: endpoint({
    ...addresses.topicPartitions.create,
    summary: "Adds partitions as planned (CreatePartitions); Kafka cannot take them away again",
    permission: "topics:alter",
    params: topic,
    query: none,
    body: z.object({ total: z.number().int().min(2).max(100_000), planId: z.string() }),
    response: z.object({ partitions: z.number().int() }),
  }),
};
