import { addresses } from "./addresses.ts";
import { endpoint } from "./endpoint.ts";
import { clusterId, topicName } from "./scalars.ts";
import { z } from "./zod.ts";

/** Keys of a test producer: none, one fixed key, or `keyCount` keys in turn. */
export const testProducerInput = z.object({
  kind: z.literal("producer"),
  topic: topicName,
  recordsPerSecond: z.number().int().min(1).max(1_000),
  keys: z.enum(["none", "fixed", "rotating"]),
  keyCount: z.number().int().min(1).max(10_000).default(10),
  /** Seconds until it stops by itself. */
  seconds: z.number().int().min(1).max(86_400).default(600),
});

/** 1…n members of one classic group that really consume and commit. */
export const testMembersInput = z.object({
  kind: z.literal("members"),
  topic: topicName,
  group: z.string().min(1).max(249),
  members: z.number().int().min(1).max(20),
  /** Milliseconds a member works on each record, to let it fall behind on purpose. */
  workMs: z.number().int().min(0).max(10_000).default(0),
  seconds: z.number().int().min(1).max(86_400).default(600),
});

export const testClientInput = z.discriminatedUnion("kind", [testProducerInput, testMembersInput]);
export type TestClientInput = z.infer<typeof testClientInput>;

export const testClients = {
  start: endpoint({
    ...addresses.testClients.start,
    summary: "Starts a test producer or test group members as a job; they end with the console",
    permission: "test-clients:run",
    params: z.object({ cluster: clusterId }),
    query: z.object({}),
    body: testClientInput,
    response: z.object({ jobId: z.string() }),
  }),
};
