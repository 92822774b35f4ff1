import { addresses } from "./addresses.ts";
import { endpoint } from "./endpoint.ts";
import { partitionList, partitionOffsets } from "./record-partitions.ts";
import { clusterId, epochMs, groupId, int64, partitionIndex, topicName } from "./scalars.ts";
import { schemaType } from "./schemas.ts";
import { z } from "./zod.ts";

/** What makes bytes readable; `bytes` is hex. All up to `bytes` are tried in this order unless one is chosen. */
export const codecName = z.enum([
  "kafka-internal",
  "avro",
  "protobuf",
  "json-schema",
  "avro-container",
  "gzip",
  "json",
  "text",
  "bytes",
  "base64",
  "uuid",
  "int8",
  "uint8",
  "int16",
  "uint16",
  "int32",
  "uint32",
  "int64",
  "uint64",
  "float32",
  "float64",
]);
export type CodecName = z.infer<typeof codecName>;

/** A codec to decode with; `auto` takes the first that fits. */
export const codecChoice = z.enum(["auto", ...codecName.options]);
export type CodecChoice = z.infer<typeof codecChoice>;

/** How keys and values are decoded: rows, and what a filter on decoded text or fields looks at. */
export const decoderChoice = z.object({
  keyCodec: codecChoice.default("auto"),
  valueCodec: codecChoice.default("auto"),
});
export type DecoderChoice = z.output<typeof decoderChoice>;

/** The schema that a payload names; what is not known of it is null. `name` is the record or message. */
export const payloadSchema = z.object({
  type: schemaType.nullable(),
  id: z.number().int().nullable(),
  guid: z.string().nullable(),
  name: z.string().nullable(),
  subject: z.string().nullable(),
  version: z.number().int().nullable(),
});
export type PayloadSchema = z.infer<typeof payloadSchema>;

/**
 * A key, value or header value as decoded by the server. Null (absent) and empty are told apart; `hex` is the sight of
 * bytes that are no text. `text` may be cut at `truncatedAt` characters' worth of bytes; `bytes` is always the true size.
 */
export const payload = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("null") }),
  z.object({ kind: z.literal("empty") }),
  z.object({
    kind: z.enum(["json", "text", "hex"]),
    /** The codec that decoded it. */
    codec: codecName,
    /** JSON and text as stored (numbers untouched) or as a codec rendered them, hex as lower-case pairs without separators. */
    text: z.string(),
    bytes: z.number().int(),
    /** True when `text` holds only the first part. */
    truncated: z.boolean(),
    schema: payloadSchema.optional(),
    /** Why it was not decoded by the codec that was chosen, or that it claims to be of. */
    note: z.string().optional(),
  }),
]);
export type Payload = z.infer<typeof payload>;

/** What a codec says of a payload: null when it fits, else why it does not. */
export const triedCodec = z.object({ codec: codecName, reason: z.string().nullable() });
export type TriedCodec = z.infer<typeof triedCodec>;

/** As the batch attributes number them. */
export const compression = z.enum(["none", "gzip", "snappy", "lz4", "zstd", "unknown"]);
export type Compression = z.infer<typeof compression>;

export const recordHeader = z.object({ key: z.string(), value: payload });

export const record = z.object({
  partition: z.number().int(),
  offset: int64,
  timestamp: epochMs,
  timestampType: z.enum(["create-time", "log-append-time"]),
  key: payload,
  value: payload,
  /** In stored order, repeats kept; cut at 100 in lists, whole for one record. */
  headers: z.array(recordHeader),
  headerCount: z.number().int(),
  keyBytes: z.number().int(),
  valueBytes: z.number().int(),
  leaderEpoch: z.number().int(),
  /** Of an idempotent or transactional producer; the sequence counts within its epoch. */
  producerId: int64.nullable(),
  producerEpoch: z.number().int().nullable(),
  sequence: z.number().int().nullable(),
  transactional: z.boolean(),
  /**
   * Where `markers` was asked for: what became of its transaction, or that it is no data but the marker that ended one. `undecided`
   * stands at or behind the start of an open one. Null outside of transactions, and where it was not asked for.
   */
  transaction: z.enum(["committed", "aborted", "undecided", "commit-marker", "abort-marker"]).nullable(),
  /** Of the batch that it is stored in. */
  compression,
});
export type KafkaRecord = z.infer<typeof record>;

export const partitionRead = z.object({
  partition: z.number().int(),
  logStart: int64.nullable(),
  highWatermark: int64.nullable(),
  lastStableOffset: int64.nullable(),
  /** Offsets walked: [from, to). Null when nothing of it was read. */
  from: int64.nullable(),
  to: int64.nullable(),
  /** True when no data record of this partition remains in the asked direction. */
  exhausted: z.boolean(),
  /** Parts of the walked offsets that could not be read, and why: a corrupt batch, a damaged log. */
  gaps: z.array(z.object({ from: int64, to: int64, reason: z.string() })),
  error: z.string().nullable(),
});
export type PartitionRead = z.infer<typeof partitionRead>;

export const listQuery = z.object({
  /** `newest`: last N over all partitions. `oldest`: from the log start. `offset`: from `offset` in each chosen partition, or from `offsets`. `time`: from `timestamp`. `group`: where `group` stands, the log start where it never committed. */
  from: z.enum(["newest", "oldest", "offset", "time", "group"]).default("newest"),
  offset: int64.optional(),
  /** In place of `offset`; a chosen partition that is not named starts at its log start. */
  offsets: partitionOffsets.optional(),
  timestamp: epochMs.optional(),
  group: groupId.optional(),
  partitions: partitionList.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  isolation: z.enum(["committed", "uncommitted"]).default("uncommitted"),
  /** With uncommitted records: tells what became of their transactions, and shows the markers that ended them. */
  markers: z.enum(["true", "false"]).optional(),
  ...decoderChoice.shape,
});

export const recordList = z.object({
  /** In the order of `orderedBy`. */
  records: z.array(record),
  orderedBy: z.enum(["timestamp-descending", "timestamp-ascending"]),
  partitions: z.array(partitionRead),
  /** True when time budget or byte budget ended the read before `limit` and before every partition was exhausted. */
  stoppedEarly: z.string().nullable(),
  readAt: z.string(),
});
export type RecordList = z.infer<typeof recordList>;

/** Bytes that a person typed: UTF-8 text or hex pairs; null is a null key, a tombstone or a null header value; "" is empty. */
export const bytesInput = z
  .object({ encoding: z.enum(["utf8", "hex"]), data: z.string() })
  .nullable()
  .refine((input) => input === null || input.encoding === "utf8" || /^([0-9a-fA-F]{2}\s*)*$/.test(input.data), {
    message: "Hex needs pairs of 0-9 and a-f",
  });
export type BytesInput = z.infer<typeof bytesInput>;

export const produceInput = z.object({
  key: bytesInput,
  value: bytesInput,
  headers: z.array(z.object({ key: z.string().max(32_767), value: bytesInput })).max(10_000),
  /** Null lets the key decide (murmur2, as Java's default partitioner does); a null key then goes to any partition. */
  partition: z.number().int().min(0).nullable(),
  /** Null lets the server's clock decide. */
  timestamp: epochMs.nullable().default(null),
});
export type ProduceInput = z.infer<typeof produceInput>;

const topic = z.object({ cluster: clusterId, topic: topicName });

export const records = {
  list: endpoint({
    ...addresses.records.list,
    summary: "Records of a topic; commits nothing and joins no group",
    permission: "records:read",
    audited: true,
    params: topic,
    query: listQuery,
    body: z.undefined(),
    response: recordList,
  }),
  get: endpoint({
    ...addresses.records.get,
    summary: "One record by partition and offset; `full` loads it whole",
    permission: "records:read",
    audited: true,
    params: topic.extend({ partition: partitionIndex, offset: int64 }),
    query: z.object({
      full: z.enum(["true", "false"]).default("false"),
      ...decoderChoice.shape,
    }),
    body: z.undefined(),
    response: z.object({
      record: record.nullable(),
      /** What each codec says of key and value; empty for null and empty ones. Null without a record. */
      decoding: z.object({ key: z.array(triedCodec), value: z.array(triedCodec) }).nullable(),
      /** Why there is no record: retention, compaction, a transaction marker, or beyond the end. */
      absence: z.string().nullable(),
      logStart: int64,
      highWatermark: int64,
    }),
  }),
  produce: endpoint({
    ...addresses.records.produce,
    summary: "Appends one record and says where it landed",
    permission: "records:produce",
    params: topic,
    query: z.object({}),
    body: produceInput,
    response: z.object({ partition: z.number().int(), offset: int64, timestamp: epochMs }),
    maxBodyBytes: 16 * 1_048_576,
  }),
};
