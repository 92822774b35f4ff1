/** The header of one record batch, magic 2 (KIP-98), read into a reused object. Positions count from the start of the answer. */
export type Batch = {
  baseOffset: bigint;
  /** Last offset minus base offset; holes of compaction may lie before it. */
  lastDelta: number;
  leaderEpoch: number;
  magic: number;
  crc: number;
  compression: number;
  logAppendTime: boolean;
  transactional: boolean;
  control: boolean;
  baseTimestamp: bigint;
  maxTimestamp: bigint;
  producerId: bigint;
  producerEpoch: number;
  baseSequence: number;
  count: number;
  start: number;
  bodyStart: number;
  end: number;
};

const batchHeaderBytes = 61;
export function emptyBatch(): Batch {
  return {
    baseOffset: 0n,
    lastDelta: 0,
    leaderEpoch: 0,
    magic: 2,
    crc: 0,
    compression: 0,
    logAppendTime: false,
    transactional: false,
    control: false,
    baseTimestamp: 0n,
    maxTimestamp: 0n,
    producerId: -1n,
    producerEpoch: -1,
    baseSequence: -1,
    count: 0,
    start: 0,
    bodyStart: 0,
    end: 0,
  };
}

/** Reads the header at `at`; false when no complete batch lies before `limit` (the broker cuts the last one off). */
export function readBatch(data: Buffer, at: number, limit: number, batch: Batch): boolean {
  if (at + 17 > limit) return false;
  const end = at + 12 + data.readInt32BE(at + 8);
  if (end > limit || end <= at + 16) return false;
  batch.start = at;
  batch.end = end;
  batch.baseOffset = data.readBigInt64BE(at);
  batch.magic = data.readInt8(at + 16);
  batch.lastDelta = 0;
  if (batch.magic !== 2 || end < at + batchHeaderBytes) return true;
  const attributes = data.readInt16BE(at + 21);
  batch.leaderEpoch = data.readInt32BE(at + 12);
  batch.crc = data.readUInt32BE(at + 17);
  batch.compression = attributes & 7;
  batch.logAppendTime = (attributes & 8) !== 0;
  batch.transactional = (attributes & 16) !== 0;
  batch.control = (attributes & 32) !== 0;
  batch.lastDelta = data.readInt32BE(at + 23);
  batch.baseTimestamp = data.readBigInt64BE(at + 27);
  batch.maxTimestamp = data.readBigInt64BE(at + 35);
  batch.producerId = data.readBigInt64BE(at + 43);
  batch.producerEpoch = data.readInt16BE(at + 51);
  batch.baseSequence = data.readInt32BE(at + 53);
  batch.count = data.readInt32BE(at + 57);
  batch.bodyStart = at + batchHeaderBytes;
  return true;
}

/** One record as positions in the body of its batch, reused for every record: nothing is allocated until a hit. */
export type RecordView = {
  /** Offset minus the batch's base offset. */
  delta: number;
  timestampAt: number;
  keyStart: number;
  /** -1 is null. */
  keyLength: number;
  valueStart: number;
  valueLength: number;
  headersAt: number;
  headerCount: number;
};

export function emptyRecord(): RecordView {
  return {
    delta: 0,
    timestampAt: 0,
    keyStart: 0,
    keyLength: -1,
    valueStart: 0,
    valueLength: -1,
    headersAt: 0,
    headerCount: 0,
  };
}

/**
 * Reads the record at `at` of a decompressed body into `view`. Returns where it ends, or -1 when its lengths do not fit.
 * The varints are read in place: a call for each would cost more than all the rest.
 */
export function readRecord(body: Uint8Array, at: number, view: RecordView): number {
  const limit = body.length;
  let byte = 0;
  let value = 0;
  let shift = 0;
  // Length.
  do {
    byte = body[at++] ?? 0;
    value |= (byte & 0x7f) << shift;
    shift += 7;
  } while (byte > 0x7f && shift < 35);
  const length = (value >>> 1) ^ -(value & 1);
  const end = at + length;
  if (length < 0 || end > limit) return -1;
  // Attributes are unused.
  at += 1;
  view.timestampAt = at;
  while ((body[at++] ?? 0) > 0x7f && at < end);
  // Offset delta.
  value = 0;
  shift = 0;
  do {
    byte = body[at++] ?? 0;
    value |= (byte & 0x7f) << shift;
    shift += 7;
  } while (byte > 0x7f && shift < 35);
  view.delta = (value >>> 1) ^ -(value & 1);
  // Key.
  value = 0;
  shift = 0;
  do {
    byte = body[at++] ?? 0;
    value |= (byte & 0x7f) << shift;
    shift += 7;
  } while (byte > 0x7f && shift < 35);
  value = (value >>> 1) ^ -(value & 1);
  view.keyStart = at;
  view.keyLength = value;
  if (value > 0) at += value;
  if (at > end) return -1;
  // Value.
  value = 0;
  shift = 0;
  do {
    byte = body[at++] ?? 0;
    value |= (byte & 0x7f) << shift;
    shift += 7;
  } while (byte > 0x7f && shift < 35);
  value = (value >>> 1) ^ -(value & 1);
  view.valueStart = at;
  view.valueLength = value;
  if (value > 0) at += value;
  if (at > end) return -1;
  // Header count.
  value = 0;
  shift = 0;
  do {
    byte = body[at++] ?? 0;
    value |= (byte & 0x7f) << shift;
    shift += 7;
  } while (byte > 0x7f && shift < 35);
  view.headerCount = (value >>> 1) ^ -(value & 1);
  view.headersAt = at;
  return at > end || view.headerCount < 0 ? -1 : end;
}

/** Where one header lies; `valueLength` -1 is null. */
export type HeaderView = { keyStart: number; keyLength: number; valueStart: number; valueLength: number; end: number };

/** Calls `visit` for each header of a record in stored order until it answers true; whether it did. */
export function someHeader(body: Uint8Array, view: RecordView, visit: (header: HeaderView) => boolean): boolean {
  let at = view.headersAt;
  for (let left = view.headerCount; left > 0; left -= 1) {
    const key = varintAt(body, at);
    const keyStart = key.end;
    const keyLength = Math.max(0, key.value);
    const value = varintAt(body, keyStart + keyLength);
    const valueStart = value.end;
    const end = valueStart + Math.max(0, value.value);
    if (end > body.length) return false;
    if (visit({ keyStart, keyLength, valueStart, valueLength: value.value, end })) return true;
    at = end;
  }
  return false;
}

/** Timestamp of a record in epoch milliseconds. */
export function timestampOf(body: Uint8Array, batch: Batch, view: RecordView): bigint {
  if (batch.logAppendTime) return batch.maxTimestamp;
  let value = 0n;
  let at = view.timestampAt;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = body[at++] ?? 0;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  value = BigInt.asUintN(64, value);
  return batch.baseTimestamp + BigInt.asIntN(64, (value >> 1n) ^ -(value & 1n));
}

/** Whether a control batch ends its transaction by an abort (control record type 0) rather than a commit. */
export function isAbortMarker(body: Buffer, view: RecordView): boolean {
  if (readRecord(body, 0, view) < 0 || view.keyLength < 4) return false;
  return body.readInt16BE(view.keyStart + 2) === 0;
}

function varintAt(body: Uint8Array, start: number): { value: number; end: number } {
  let at = start;
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = body[at++] ?? 0;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  return { value: (value >>> 1) ^ -(value & 1), end: at };
}
