import { createAPI, readKnownTaggedFields, ResponseError, Writer, type API, type Reader } from "@platformatic/kafka";

/** What to read of one topic; versions up to 12 name it, later ones use its id (KIP-516). */
export type FetchRequest = {
  topic: string;
  topicId: string;
  maxBytes: number;
  /** True stops at the last stable offset and lists the aborted transactions. */
  committed: boolean;
  partitions: { partition: number; offset: bigint; maxBytes: number }[];
};

export type FetchedPartition = {
  partition: number;
  errorCode: number;
  highWatermark: bigint;
  lastStableOffset: bigint;
  logStart: bigint;
  aborted: { producerId: bigint; firstOffset: bigint }[];
  /** Record batches as the broker sent them; the last one may be cut off. */
  records: Buffer;
};
export type FetchResponse = { errorCode: number; partitions: FetchedPartition[] };

const empty = Buffer.alloc(0);

function request(version: number, input: FetchRequest): Writer {
  const flexible = version >= 12;
  const writer = Writer.create();
  if (version < 15) writer.appendInt32(-1);
  writer
    .appendInt32(0)
    .appendInt32(0)
    .appendInt32(input.maxBytes)
    .appendInt8(input.committed ? 1 : 0);
  // Session 0 with epoch -1: a read without a fetch session (KIP-227).
  if (version >= 7) writer.appendInt32(0).appendInt32(-1);
  writer.appendArray(
    [input],
    (w, topic) => {
      if (version >= 13) w.appendUUID(topic.topicId);
      else w.appendString(topic.topic, flexible);
      w.appendArray(
        topic.partitions,
        (p, partition) => {
          p.appendInt32(partition.partition);
          if (version >= 9) p.appendInt32(-1);
          p.appendInt64(partition.offset);
          if (version >= 12) p.appendInt32(-1);
          if (version >= 5) p.appendInt64(-1n);
          p.appendInt32(partition.maxBytes);
        },
        flexible,
        flexible,
      );
    },
    flexible,
    flexible,
  );
  if (version >= 7) writer.appendArray([], () => undefined, flexible, false);
  if (version >= 11) writer.appendString("", flexible);
  if (flexible) writer.appendTaggedFields();
  return writer;
}

function readPartition(version: number, r: Reader): FetchedPartition {
  const flexible = version >= 12;
  const partition = r.readInt32();
  const errorCode = r.readInt16();
  const highWatermark = r.readInt64();
  const lastStableOffset = r.readInt64();
  const logStart = version >= 5 ? r.readInt64() : -1n;
  const aborted = r.readArray((a) => ({ producerId: a.readInt64(), firstOffset: a.readInt64() }), flexible, flexible);
  if (version >= 11) r.readInt32();
  const records = r.readNullableBytes(flexible) ?? empty;
  if (flexible) readKnownTaggedFields(r, {});
  return { partition, errorCode, highWatermark, lastStableOffset, logStart, aborted, records };
}

function parse(version: number, apiKey: number, reader: Reader): FetchResponse {
  const flexible = version >= 12;
  reader.readInt32();
  const errorCode = version >= 7 ? reader.readInt16() : 0;
  if (version >= 7) reader.readInt32();
  const partitions = reader
    .readArray(
      (r) => {
        if (version >= 13) r.readUUID();
        else r.readString(flexible);
        return r.readArray((p) => readPartition(version, p), flexible, false);
      },
      flexible,
      flexible,
    )
    .flat();
  if (errorCode !== 0) throw new ResponseError(apiKey, version, { "/": [errorCode, null] }, { errorCode, partitions });
  return { errorCode, partitions };
}

/**
 * Fetch (API 1) of one topic without a session, handing out raw record batches instead of decoded ones.
 * Partition errors are in the answer, not thrown.
 */
export function fetchApi(version: number): API<[FetchRequest], FetchResponse> {
  const flexible = version >= 12;
  return createAPI<[FetchRequest], FetchResponse>(
    1,
    version,
    (input: FetchRequest) => request(version, input),
    (_correlationId, apiKey, _apiVersion, reader) => parse(version, apiKey, reader),
    flexible,
    flexible,
  );
}
