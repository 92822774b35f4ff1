import { AppError } from "#lib/errors.ts";
import { inflate } from "./scan/inflate.ts";
import type { StoredRecord } from "./scan/record-of.ts";

// The oracle of tests: a second decoder, written apart from the one that reads, which shares only the decompression with it.

/** Header of a record batch, magic 2 (KIP-98). `bodyStart`…`bodyEnd` are its records, perhaps compressed. */
export type BatchHeader = {
  baseOffset: bigint;
  lastOffset: bigint;
  leaderEpoch: number;
  compression: number;
  logAppendTime: boolean;
  transactional: boolean;
  control: boolean;
  baseTimestamp: bigint;
  maxTimestamp: bigint;
  producerId: bigint;
  producerEpoch: number;
  /** Sequence of the first record; those behind it count on, round the 32-bit corner to 0. */
  baseSequence: number;
  count: number;
  bodyStart: number;
  bodyEnd: number;
};

/**
 * Where a record lies in its batch's inflated records, so that a thousand records of which fifty are shown cost little.
 * `keyBytes` and `valueBytes` are −1 for null.
 */
export type RecordPlace = {
  batch: BatchHeader;
  body: Buffer;
  offset: bigint;
  timestamp: bigint;
  keyAt: number;
  keyBytes: number;
  valueAt: number;
  valueBytes: number;
  headersAt: number;
  headerCount: number;
};

const lengthEnd = 12;
const headerBytes = 61;

/**
 * Headers of the complete batches in a Fetch answer; a batch cut off at the end is left out.
 * Throws `unsupported-by-broker` for the formats before Kafka 0.11 (magic 0 and 1).
 */
export function* batchHeaders(data: Buffer): Generator<BatchHeader> {
  let at = 0;
  while (at + headerBytes <= data.length) {
    const end = at + lengthEnd + data.readInt32BE(at + 8);
    const magic = data.readInt8(at + 16);
    if (magic !== 2)
      throw new AppError(
        "unsupported-by-broker",
        `Records in the message format of before Kafka 0.11 (magic ${magic}) are not decoded. They become readable when they are copied to a new topic.`,
      );
    if (end > data.length || end < at + headerBytes) return;
    const attributes = data.readInt16BE(at + 21);
    const baseOffset = data.readBigInt64BE(at);
    yield {
      baseOffset,
      lastOffset: baseOffset + BigInt(data.readInt32BE(at + 23)),
      leaderEpoch: data.readInt32BE(at + 12),
      compression: attributes & 7,
      logAppendTime: (attributes & 8) !== 0,
      transactional: (attributes & 16) !== 0,
      control: (attributes & 32) !== 0,
      baseTimestamp: data.readBigInt64BE(at + 27),
      maxTimestamp: data.readBigInt64BE(at + 35),
      producerId: data.readBigInt64BE(at + 43),
      producerEpoch: data.readInt16BE(at + 51),
      baseSequence: data.readInt32BE(at + 53),
      count: data.readInt32BE(at + 57),
      bodyStart: at + headerBytes,
      bodyEnd: end,
    };
    at = end;
  }
}

/** The records of a batch with offsets in [from, to). Throws `upstream-failed` when its bytes make no sense. */
export function batchRecords(data: Buffer, batch: BatchHeader, from: bigint, to: bigint): RecordPlace[] {
  const body = inflate(data.subarray(batch.bodyStart, batch.bodyEnd), batch.compression);
  const records: RecordPlace[] = [];
  // Offsets in a batch are 32-bit distances from its base: plain numbers until a record is wanted.
  const first = Number(from - batch.baseOffset);
  const last = Number(to - batch.baseOffset);
  const cursor = { body, at: 0 };
  for (let index = 0; index < batch.count; index += 1) {
    const length = varint(cursor);
    const end = cursor.at + length;
    if (length < 0 || end > body.length) throw corrupt(batch);
    cursor.at += 1;
    const timestampAt = cursor.at;
    skipVarint(cursor);
    const offsetDelta = varint(cursor);
    if (offsetDelta >= last) break;
    if (offsetDelta >= first) {
      const keyBytes = varint(cursor);
      const keyAt = cursor.at;
      cursor.at += Math.max(0, keyBytes);
      const valueBytes = varint(cursor);
      const valueAt = cursor.at;
      cursor.at += Math.max(0, valueBytes);
      const headerCount = varint(cursor);
      const headersAt = cursor.at;
      if (headersAt > end) throw corrupt(batch);
      cursor.at = timestampAt;
      records.push({
        batch,
        body,
        offset: batch.baseOffset + BigInt(offsetDelta),
        timestamp: batch.logAppendTime ? batch.maxTimestamp : batch.baseTimestamp + varlong(cursor),
        keyAt,
        keyBytes,
        valueAt,
        valueBytes,
        headersAt,
        headerCount,
      });
    }
    cursor.at = end;
  }
  return records;
}

/** The record that lies there. */
export function storedRecord(place: RecordPlace): StoredRecord {
  const { batch, body, headersAt, headerCount } = place;
  return {
    offset: place.offset,
    timestamp: place.timestamp,
    logAppendTime: batch.logAppendTime,
    key: bytesAt(body, place.keyAt, place.keyBytes),
    value: bytesAt(body, place.valueAt, place.valueBytes),
    leaderEpoch: batch.leaderEpoch,
    producerId: batch.producerId < 0n ? null : batch.producerId,
    producerEpoch: batch.producerId < 0n ? null : batch.producerEpoch,
    sequence:
      batch.producerId < 0n || batch.baseSequence < 0
        ? null
        : Number(BigInt.asUintN(31, BigInt(batch.baseSequence) + place.offset - batch.baseOffset)),
    transactional: batch.transactional,
    compression: batch.compression,
    headerCount,
    headers: (limit) => readHeaders(body, headersAt, Math.min(limit, headerCount)),
  };
}

function bytesAt(body: Buffer, at: number, length: number): Buffer | null {
  return length < 0 ? null : body.subarray(at, at + length);
}

function readHeaders(body: Buffer, at: number, count: number): { key: string; value: Buffer | null }[] {
  const cursor = { body, at };
  return Array.from({ length: count }, () => ({
    key: varbytes(cursor)?.toString("utf8") ?? "",
    value: varbytes(cursor),
  }));
}

function corrupt(batch: BatchHeader): AppError {
  return new AppError(
    "upstream-failed",
    `Not decoded: the batch at offset ${batch.baseOffset} holds lengths that do not fit. Check the broker's disk; \`kafka-dump-log.sh\` shows the segment.`,
  );
}

type Cursor = { body: Buffer; at: number };

function varint(cursor: Cursor): number {
  const { body } = cursor;
  let value = 0;
  let shift = 0;
  for (;;) {
    const byte = body[cursor.at++];
    if (byte === undefined || shift > 28) return -1;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return (value >>> 1) ^ -(value & 1);
    shift += 7;
  }
}

function skipVarint(cursor: Cursor): void {
  while ((cursor.body[cursor.at++] ?? 0) >= 0x80);
}

function varlong(cursor: Cursor): bigint {
  const { body } = cursor;
  let low = 0;
  let scale = 1;
  // Seven bytes stay exact in a double; longer ones go on as bigint.
  for (let read = 0; read < 7; read += 1) {
    const byte = body[cursor.at++] ?? 0;
    low += (byte & 0x7f) * scale;
    if (byte < 0x80) return BigInt(low % 2 === 0 ? low / 2 : -(low + 1) / 2);
    scale *= 128;
  }
  let value = BigInt(low);
  for (let shift = 49n; shift < 70n; shift += 7n) {
    const byte = body[cursor.at++] ?? 0;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  value = BigInt.asUintN(64, value);
  return BigInt.asIntN(64, (value >> 1n) ^ -(value & 1n));
}

function varbytes(cursor: Cursor): Buffer | null {
  const length = varint(cursor);
  if (length < 0) return null;
  const start = cursor.at;
  cursor.at += length;
  return cursor.body.subarray(start, cursor.at);
}
