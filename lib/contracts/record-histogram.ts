import { addresses } from "./addresses.ts";
import { endpoint } from "./endpoint.ts";
import { partitionList } from "./record-partitions.ts";
import { clusterId, epochMs, int64, topicName } from "./scalars.ts";
import { z } from "./zod.ts";

export const histogramBucket = z.object({
  /** First millisecond; the next bucket's `from` ends it. */
  from: epochMs,
  to: epochMs,
  /** At most so many records: compacted and aborted ones count until they are gone. Null where nothing was read. */
  records: int64.nullable(),
});

export const recordHistogram = {
  read: endpoint({
    ...addresses.recordHistogram.read,
    summary: "Records over time, from offsets by timestamp; reads no records but the first",
    permission: "topics:read",
    params: z.object({ cluster: clusterId, topic: topicName }),
    query: z.object({
      /** Default: the time of the oldest record. */
      from: epochMs.optional(),
      /** Default: now. */
      to: epochMs.optional(),
      buckets: z.coerce.number().int().min(2).max(96).default(48),
      partitions: partitionList.optional(),
    }),
    body: z.undefined(),
    response: z.object({
      /** Empty when the topic holds no record. */
      buckets: z.array(histogramBucket),
      /** Partitions that could not be read; their records are missing in every bucket. */
      missing: z.array(z.object({ partition: z.number().int(), error: z.string() })),
      /** Records appended before the first that is dated at or after `from`, and from the first dated at or after `to`. */
      earlier: int64,
      later: int64,
    }),
  }),
};
