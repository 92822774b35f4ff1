import { addresses } from "./addresses.ts";
import { endpoint } from "./endpoint.ts";
import { excerpt, isolation, recordFilter } from "./record-search.ts";
import { decoderChoice, record } from "./records.ts";
import { clusterId, int64, topicName } from "./scalars.ts";
import { mostTailTopics } from "./tail-limit.ts";
import { z } from "./zod.ts";

const tailPosition = z.object({ topic: topicName, partition: z.number().int().min(0), offset: int64 });

export const tailBody = z
  .object({
    topics: z
      .array(topicName)
      .min(1)
      .max(mostTailTopics, `At most ${mostTailTopics} topics are followed together. Leave some out`)
      .transform((names) => [...new Set(names)]),
    /** Only with a single topic; all partitions when absent. */
    partitions: z.array(z.number().int().min(0)).min(1).optional(),
    isolation,
    filter: recordFilter.default({ contains: null, fields: [], expression: null }),
    ...decoderChoice.shape,
    /** `positions` of an earlier stream; partitions not listed start at the end. */
    from: z.array(tailPosition).max(100_000).optional(),
    /** Rows sent a second at most, in equal shares of the topics. */
    rowsPerSecond: z.number().int().min(1).max(2_000).default(200),
  })
  .refine(({ topics, partitions }) => partitions === undefined || topics.length === 1, {
    path: ["partitions"],
    message: "Partitions can be chosen in a single topic only",
  });
export type TailBody = z.infer<typeof tailBody>;

export const tailStatus = z.object({
  /** What cannot be read at this moment, or at all, and why; `partition` is null for a whole topic. */
  failing: z.array(
    z.object({ topic: z.string(), partition: z.number().int().nullable(), error: z.string(), waiting: z.boolean() }),
  ),
  /** Since the stream began. `matched − sent` were left out because more than `rowsPerSecond` arrived. */
  records: z.number().int(),
  matched: z.number().int(),
  sent: z.number().int(),
  /** How many were left out of each topic; those of which none was are not named. */
  leftOut: z.array(z.object({ topic: z.string(), count: z.number().int() })),
  recordsPerSecond: z.number(),
  bytesPerSecond: z.number(),
  evaluationErrors: z.number().int(),
  firstEvaluationError: z.string().nullable(),
  /** Next offset of every partition: where to go on after the stream was closed. */
  positions: z.array(tailPosition),
});
export type TailStatus = z.infer<typeof tailStatus>;

export const recordTail = {
  watch: endpoint({
    ...addresses.recordTail.watch,
    summary: "Records of one or several topics as they are appended, until the caller leaves",
    permission: "records:read",
    writes: false,
    audited: true,
    stream: true,
    params: z.object({ cluster: clusterId }),
    query: z.object({}),
    body: tailBody,
    response: z.discriminatedUnion("type", [
      z.object({
        type: z.literal("rows"),
        rows: z.array(z.object({ topic: z.string(), record, excerpt: excerpt.nullable() })),
      }),
      /** At most every 250 ms, and only when something changed. */
      z.object({ type: z.literal("status"), status: tailStatus }),
    ]),
    maxBodyBytes: 16 * 1_048_576,
  }),
};
