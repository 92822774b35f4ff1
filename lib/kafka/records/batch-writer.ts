import { crc32c, Writer } from "@platformatic/kafka";

export type RecordToWrite = {
  key: Buffer | null;
  value: Buffer | null;
  /** In this order; repeats and null values stay. */
  headers: { key: string; value: Buffer | null }[];
  /** Epoch milliseconds. */
  timestamp: bigint;
};

/** Uncompressed record batch (magic 2, KIP-98) without producer id, ready for Produce. */
export function writeBatch(records: readonly RecordToWrite[]): Buffer {
  const baseTimestamp = records[0]?.timestamp ?? 0n;
  const maxTimestamp = records.reduce((max, { timestamp }) => (timestamp > max ? timestamp : max), baseTimestamp);
  const body = Writer.create()
    .appendInt16(0)
    .appendInt32(records.length - 1)
    .appendInt64(baseTimestamp)
    .appendInt64(maxTimestamp)
    .appendInt64(-1n)
    .appendInt16(-1)
    .appendInt32(-1)
    .appendInt32(records.length);
  records.forEach((record, index) => {
    const written = Writer.create()
      .appendInt8(0)
      .appendVarInt64(record.timestamp - baseTimestamp)
      .appendVarInt(index)
      .appendVarIntBytes(record.key)
      .appendVarIntBytes(record.value)
      .appendVarIntArray(record.headers, (w, header) => {
        w.appendVarIntBytes(Buffer.from(header.key, "utf8")).appendVarIntBytes(header.value);
      }).buffer;
    body.appendVarInt(written.length).append(written);
  });
  const checked = body.buffer;
  const head = Buffer.alloc(21);
  // Base offset 0, then the length of all after it: leader epoch, magic, checksum, the rest.
  head.writeInt32BE(9 + checked.length, 8);
  head.writeInt32BE(-1, 12);
  head.writeInt8(2, 16);
  head.writeUInt32BE(crc32c(checked), 17);
  return Buffer.concat([head, checked]);
}
