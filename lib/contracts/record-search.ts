import { addresses } from "./addresses.ts";
import { endpoint } from "./endpoint.ts";
import { decoderChoice, record } from "./records.ts";
import { clusterId, epochMs, int64, partitionIndex, topicName } from "./scalars.ts";
import { z } from "./zod.ts";

/** A place in each partition. As a start `newest` is the end, as an end it is where the log ended when the read began. */
export const place = z.discriminatedUnion("at", [
  z.object({ at: z.literal("oldest") }),
  z.object({ at: z.literal("newest") }),
  /** The same offset in every partition. */
  z.object({ at: z.literal("offset"), offset: int64 }),
  /** An offset for each named partition; one that is not named counts as oldest for a start, newest for an end. */
  z.object({
    at: z.literal("offsets"),
    offsets: z
      .array(z.object({ partition: z.number().int().min(0), offset: int64 }))
      .min(1)
      .max(100_000),
  }),
  /** The first offset whose timestamp is at or after this one; where none is, the end. */
  z.object({ at: z.literal("time"), timestamp: epochMs }),
  /** Where a consumer group stands; a partition it never committed counts as oldest for a start, newest for an end. */
  z.object({ at: z.literal("group"), group: z.string().min(1) }),
]);
export type Place = z.infer<typeof place>;

/** Offsets [from, to) of one partition. */
export const offsetRange = z.object({ partition: z.number().int().min(0), from: int64, to: int64 });
export type OffsetRange = z.infer<typeof offsetRange>;

export const contains = z.object({
  /** What is looked for: text, a regular expression, or hex pairs. */
  text: z.string().min(1).max(4_096),
  as: z.enum(["text", "regex", "hex"]).default("text"),
  caseSensitive: z.boolean().default(true),
  in: z
    .array(z.enum(["key", "value", "headers"]))
    .min(1)
    .default(["key", "value", "headers"]),
  /** The bytes as stored (fast), or the text that is shown after decoding. */
  on: z.enum(["stored", "decoded"]).default("stored"),
});
export type Contains = z.infer<typeof contains>;

export const fieldOperators = [
  "=",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "contains",
  "starts-with",
  "exists",
  "is-null",
] as const;
export const fieldClause = z.object({
  /** `value.customer.id`, `key`, `value.items[0].sku`, `value["odd.name"]`, `headers.trace-id`. */
  path: z.string().min(1).max(500),
  operator: z.enum(fieldOperators),
  /** As typed. A number is compared exactly with numbers, as text with strings. Not used by `exists` and `is-null`. */
  value: z.string().max(4_096).default(""),
});
export type FieldClause = z.infer<typeof fieldClause>;

/** A record matches when every clause does; without any clause every record matches. A missing field never matches. */
export const recordFilter = z.object({
  contains: contains.nullable().default(null),
  fields: z.array(fieldClause).max(20).default([]),
  /** CEL over `key, value, headers, partition, offset, timestamp`; integers are exact. */
  expression: z.string().max(4_096).nullable().default(null),
});
export type RecordFilter = z.infer<typeof recordFilter>;

export const isolation = z.enum(["committed", "uncommitted"]).default("uncommitted");

export const searchRange = z.object({
  start: place.default({ at: "oldest" }),
  end: place.default({ at: "newest" }),
  partitions: z.array(z.number().int().min(0)).min(1).optional(),
  isolation,
  /** Takes the place of start, end and partitions: the offsets that an earlier run left (`remaining`). */
  resume: z.array(offsetRange).min(1).max(100_000).optional(),
});
export type SearchRange = z.infer<typeof searchRange>;

export const searchBody = searchRange.extend({
  /** `newest-first` walks every partition backwards and merges by time; `forward` shows hits as they are found. */
  direction: z.enum(["forward", "newest-first"]).default("newest-first"),
  filter: recordFilter.default({ contains: null, fields: [], expression: null }),
  /** Ends after so many hits. */
  limit: z.number().int().min(1).max(10_000).default(200),
  /** Ends after so much was read, hits or not; absent is without bound. */
  budget: z
    .object({
      records: z.number().int().min(1).optional(),
      bytes: z.number().int().min(1).optional(),
      ms: z.number().int().min(1).optional(),
    })
    .default({}),
  verifyChecksums: z.boolean().default(false),
  ...decoderChoice.shape,
});
export type SearchBody = z.infer<typeof searchBody>;

/** Where `contains` was found: an excerpt, cut around the hit. */
export const excerpt = z.object({
  in: z.enum(["key", "value", "header"]),
  /** Position of the header in `headers`; null for key and value. */
  header: z.number().int().nullable(),
  before: z.string(),
  text: z.string(),
  after: z.string(),
});
export type Excerpt = z.infer<typeof excerpt>;

export const match = z.object({ record, excerpt: excerpt.nullable() });
export type Match = z.infer<typeof match>;

export const partitionCoverage = z.object({
  partition: z.number().int(),
  /** `waiting`: its broker does not serve it at this moment, `error` says why, the read goes on by itself. `failed`: given up. */
  state: z.enum(["reading", "waiting", "done", "failed"]),
  /** The offsets asked for, [from, to); 0 to 0 in a failed partition whose leader could not name them. */
  from: int64,
  to: int64,
  /** Forward: [from, next) was walked. Newest first: [next, to) was walked. */
  next: int64,
  error: z.string().nullable(),
  /** Offsets at the end that an open transaction holds back from committed reads. */
  heldBack: int64,
});
export type PartitionCoverage = z.infer<typeof partitionCoverage>;

export const coverage = z.object({
  direction: z.enum(["forward", "newest-first"]),
  /** What was compared: bytes as stored, or decoded text and fields. */
  compared: z.enum(["stored", "decoded"]),
  checksums: z.enum(["verified", "not-verified"]),
  partitions: z.array(partitionCoverage),
  /** Parts of the walked offsets that could not be read, and why: retention, a corrupt batch. At most 100. */
  gaps: z.array(offsetRange.extend({ reason: z.string() })),
  /** Data records examined or ruled out with their batch. */
  records: z.number().int(),
  matches: z.number().int(),
  /** Bytes of record batches as sent by the brokers. */
  bytes: z.number().int(),
  recordsPerSecond: z.number(),
  bytesPerSecond: z.number(),
  /** At the present rate; null while it cannot be told. */
  secondsLeft: z.number().nullable(),
  elapsedMs: z.number().int(),
  /** Records on which a field or the expression could not be evaluated; they do not match. */
  evaluationErrors: z.number().int(),
  firstEvaluationError: z.string().nullable(),
});
export type Coverage = z.infer<typeof coverage>;

/**
 * `progress` never runs ahead of `matches`: what lies before its positions was sent. Whoever leaves a stream resumes from
 * the last progress and drops repeats by partition and offset; `end` holds the exact rest.
 */
export const searchEvent = z.discriminatedUnion("type", [
  /** Other searches hold all workers; sent again when the place changes. */
  z.object({ type: z.literal("queued"), ahead: z.number().int() }),
  z.object({ type: z.literal("matches"), matches: z.array(match) }),
  z.object({ type: z.literal("progress"), coverage }),
  z.object({
    type: z.literal("end"),
    /** `incomplete`: some partition failed. `stopped`: the server ended it, `detail` says why. */
    reason: z.enum(["complete", "limit", "budget", "incomplete", "stopped"]),
    detail: z.string().nullable(),
    coverage,
    /** What was not walked, to be sent back as `resume`; empty when complete. */
    remaining: z.array(offsetRange),
  }),
]);
export type SearchEvent = z.infer<typeof searchEvent>;

/** A fault in a filter. `position` counts characters from 0 into the text or expression; null when unknown. */
export const filterFault = z.object({
  clause: z.enum(["contains", "field", "expression"]),
  /** Which field clause; null for the others. */
  index: z.number().int().nullable(),
  message: z.string(),
  position: z.number().int().nullable(),
});
export type FilterFault = z.infer<typeof filterFault>;

const topic = z.object({ cluster: clusterId, topic: topicName });
const none = z.object({});

export const sameKeyBody = z.object({
  direction: z.enum(["previous", "next"]),
  /** The record's own partition, by offset; or all others, where `previous` and `next` go by time. */
  where: z.enum(["own", "others"]).default("own"),
  /** What an earlier call left (`remaining`). */
  resume: z.array(offsetRange).min(1).max(100_000).optional(),
  /** How long one call may read, in ms. */
  budgetMs: z.number().int().min(1).max(600_000).default(10_000),
});
export type SameKeyBody = z.infer<typeof sameKeyBody>;

export const recordSearch = {
  run: endpoint({
    ...addresses.recordSearch.run,
    summary: "Searches a topic and says what was read and what was not; commits nothing and joins no group",
    permission: "records:read",
    writes: false,
    audited: true,
    stream: true,
    params: topic,
    query: none,
    body: searchBody,
    response: searchEvent,
    maxBodyBytes: 16 * 1_048_576,
  }),
  preview: endpoint({
    ...addresses.recordSearch.preview,
    summary: "How much a search would have to read",
    permission: "records:read",
    writes: false,
    params: topic,
    query: none,
    body: searchRange,
    response: z.object({
      /** Null bounds where the leader did not answer. */
      partitions: z.array(
        z.object({
          partition: z.number().int(),
          from: int64.nullable(),
          to: int64.nullable(),
          error: z.string().nullable(),
        }),
      ),
      /** Offsets in the range: at most so many records. */
      records: int64,
      /** Estimated from the size on disk, before decompression; null when it could not be learned. */
      bytes: int64.nullable(),
      /** At the rate of this cluster's last search; null before the first. */
      seconds: z.number().nullable(),
    }),
    maxBodyBytes: 16 * 1_048_576,
  }),
  checkFilter: endpoint({
    ...addresses.recordSearch.checkFilter,
    summary: "Whether a filter can run, and where its fault is",
    permission: "records:read",
    writes: false,
    params: topic,
    query: none,
    body: recordFilter,
    response: z.object({ faults: z.array(filterFault) }),
  }),
  sameKey: endpoint({
    ...addresses.recordSearch.sameKey,
    summary: "The nearest other record with exactly the same key; ends with the first or when its time is over",
    permission: "records:read",
    writes: false,
    audited: true,
    stream: true,
    params: topic.extend({ partition: partitionIndex, offset: int64 }),
    query: none,
    body: sameKeyBody,
    response: searchEvent,
    maxBodyBytes: 16 * 1_048_576,
  }),
  explain: endpoint({
    ...addresses.recordSearch.explain,
    summary: "Why one record did or did not match a filter",
    permission: "records:read",
    writes: false,
    audited: true,
    params: topic,
    query: none,
    body: z.object({
      partition: z.number().int().min(0),
      offset: int64,
      filter: recordFilter,
      ...decoderChoice.shape,
    }),
    response: z.object({
      /** Null when there is no record at this offset; `absence` then says why. */
      matches: z.boolean().nullable(),
      absence: z.string().nullable(),
      /** In the order contains, fields, expression. */
      clauses: z.array(
        z.object({
          clause: z.enum(["contains", "field", "expression"]),
          index: z.number().int().nullable(),
          matches: z.boolean(),
          /** "value.status is "PAID", not "DECLINED"." */
          why: z.string(),
        }),
      ),
    }),
  }),
};
