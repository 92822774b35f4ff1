import {
  frameWriter,
  readInt16,
  readInt32,
  readInt64,
  readLength,
  readString,
  skipTags,
  type FrameReader,
} from "./wire.ts";

const fetchKey = 1;
export const fetchVersions = { min: 4, max: 17 };

export type FetchAsk = {
  maxWaitMs: number;
  minBytes: number;
  maxBytes: number;
  /** True stops at the last stable offset and lists the aborted transactions. */
  committed: boolean;
  topics: { name: string; id: string; partitions: { partition: number; offset: bigint; maxBytes: number }[] }[];
};

/** One partition of an answer; its batches lie at [start, end) of the answer's bytes. */
export type FetchedPart = {
  topic: string;
  partition: number;
  errorCode: number;
  highWatermark: bigint;
  lastStableOffset: bigint;
  logStart: bigint;
  aborted: { producerId: bigint; firstOffset: bigint }[];
  start: number;
  end: number;
};

/** Fetch (API 1) without a session: KIP-227's session 0 with epoch -1. */
export function writeFetch(version: number, correlation: number, ask: FetchAsk): Buffer {
  const flexible = version >= 12;
  const count = ask.topics.reduce((sum, { partitions }) => sum + partitions.length, 0);
  const writer = frameWriter(128 + count * 40);
  writer.int16(fetchKey).int16(version).int32(correlation).string("wheelhouse");
  if (flexible) writer.uvarint(0);
  const array = (length: number) => (flexible ? writer.uvarint(length + 1) : writer.int32(length));
  if (version < 15) writer.int32(-1);
  writer
    .int32(ask.maxWaitMs)
    .int32(ask.minBytes)
    .int32(ask.maxBytes)
    .int8(ask.committed ? 1 : 0);
  if (version >= 7) writer.int32(0).int32(-1);
  array(ask.topics.length);
  for (const topic of ask.topics) {
    if (version >= 13) writer.raw(Buffer.from(topic.id.replaceAll("-", ""), "hex"));
    else if (flexible) writer.compactString(topic.name);
    else writer.string(topic.name);
    array(topic.partitions.length);
    for (const { partition, offset, maxBytes } of topic.partitions) {
      writer.int32(partition);
      if (version >= 9) writer.int32(-1);
      writer.int64(offset);
      if (version >= 12) writer.int32(-1);
      if (version >= 5) writer.int64(-1n);
      writer.int32(maxBytes);
      if (flexible) writer.uvarint(0);
    }
    if (flexible) writer.uvarint(0);
  }
  if (version >= 7) array(0);
  if (version >= 11) {
    if (flexible) writer.compactString("");
    else writer.string("");
  }
  if (flexible) writer.uvarint(0);
  return writer.frame();
}

/** Walks an answer without copying records; `data` begins after the length. Topics are named by id from version 13 on. */
export function readFetch(version: number, data: Buffer): { errorCode: number; parts: FetchedPart[] } {
  const flexible = version >= 12;
  const reader: FrameReader = { data, at: 4 };
  if (flexible) skipTags(reader);
  readInt32(reader);
  const errorCode = version >= 7 ? readInt16(reader) : 0;
  if (version >= 7) readInt32(reader);
  const parts: FetchedPart[] = [];
  for (let topics = readLength(reader, flexible); topics > 0; topics -= 1) {
    const topic = version >= 13 ? readUuid(reader) : (readString(reader, flexible) ?? "");
    for (let count = readLength(reader, flexible); count > 0; count -= 1) parts.push(readPart(version, reader, topic));
    if (flexible) skipTags(reader);
  }
  return { errorCode, parts };
}

function readPart(version: number, reader: FrameReader, topic: string): FetchedPart {
  const flexible = version >= 12;
  const partition = readInt32(reader);
  const errorCode = readInt16(reader);
  const highWatermark = readInt64(reader);
  const lastStableOffset = readInt64(reader);
  const logStart = version >= 5 ? readInt64(reader) : -1n;
  const aborted: FetchedPart["aborted"] = [];
  for (let count = readLength(reader, flexible); count > 0; count -= 1) {
    aborted.push({ producerId: readInt64(reader), firstOffset: readInt64(reader) });
    if (flexible) skipTags(reader);
  }
  if (version >= 11) readInt32(reader);
  const length = Math.max(0, readLength(reader, flexible));
  const start = reader.at;
  reader.at += length;
  if (flexible) skipTags(reader);
  return {
    topic,
    partition,
    errorCode,
    highWatermark,
    lastStableOffset,
    logStart,
    aborted,
    start,
    end: start + length,
  };
}

function readUuid(reader: FrameReader): string {
  const hex = reader.data.toString("hex", reader.at, reader.at + 16);
  reader.at += 16;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** ApiVersions (API 18) in version 0, which every broker answers: the newest Fetch both sides speak, or null. */
export function readFetchVersion(data: Buffer): number | null {
  const reader: FrameReader = { data, at: 4 };
  const errorCode = readInt16(reader);
  if (errorCode !== 0) return null;
  for (let count = readInt32(reader); count > 0; count -= 1) {
    const key = readInt16(reader);
    const min = readInt16(reader);
    const max = readInt16(reader);
    if (key !== fetchKey) continue;
    const version = Math.min(max, fetchVersions.max);
    return version >= Math.max(min, fetchVersions.min) ? version : null;
  }
  return null;
}
