import { addresses } from "./addresses.ts";
import { endpoint } from "./endpoint.ts";
import { clusterId, groupId, topicName } from "./scalars.ts";
import { z } from "./zod.ts";

export const jobState = z.enum(["queued", "running", "cancelling", "cancelled", "succeeded", "failed"]);

export const job = z.object({
  id: z.string(),
  kind: z.string(),
  owner: z.string(),
  cluster: z.string().nullable(),
  /** What it works on, where its input names one. */
  topic: z.string().nullable(),
  group: z.string().nullable(),
  state: jobState,
  /** Words, e.g. "1,200 of 5,000 records". */
  progress: z.string(),
  /** 0…1, or null when it has no end. */
  fraction: z.number().nullable(),
  result: z.string().nullable(),
  error: z.string().nullable(),
  /** How often it was taken up again after the console went away. */
  resumed: z.number().int(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
});
export type Job = z.infer<typeof job>;

export type JobFilter = { cluster?: string | undefined; topic?: string | undefined; group?: string | undefined };

const none = z.object({});

export const jobs = {
  list: endpoint({
    ...addresses.jobs.list,
    summary: "Background jobs, newest first; all, or those of a cluster, topic or group",
    permission: "jobs:read",
    params: none,
    query: z.object({
      cluster: clusterId.optional(),
      topic: topicName.optional(),
      group: groupId.optional(),
    }),
    body: z.undefined(),
    response: z.object({ jobs: z.array(job) }),
  }),
  cancel: endpoint({
    ...addresses.jobs.cancel,
    summary: "Asks a job to stop: the owner's, another's needs `jobs:administer`",
    permission: "jobs:run",
    others: "jobs:administer",
    params: z.object({ job: z.string().min(1).max(64) }),
    query: none,
    body: z.object({}).optional(),
    response: job,
  }),
  watch: endpoint({
    ...addresses.jobs.watch,
    summary: "The list of jobs, again whenever it changes",
    permission: "jobs:read",
    stream: true,
    params: none,
    query: none,
    body: z.undefined(),
    response: z.discriminatedUnion("type", [z.object({ type: z.literal("jobs"), jobs: z.array(job) })]),
  }),
};
