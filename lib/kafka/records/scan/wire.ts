/** Frames of the Kafka protocol, as far as a scan needs them: requests are written whole, answers are walked in place. */
export type FrameWriter = {
  int8(value: number): FrameWriter;
  int16(value: number): FrameWriter;
  int32(value: number): FrameWriter;
  int64(value: bigint): FrameWriter;
  uvarint(value: number): FrameWriter;
  string(value: string): FrameWriter;
  compactString(value: string): FrameWriter;
  bytes(value: Uint8Array): FrameWriter;
  raw(value: Uint8Array): FrameWriter;
  /** The request with its length in front. */
  frame(): Buffer;
};

export function frameWriter(sizeHint = 256): FrameWriter {
  let buffer = Buffer.allocUnsafe(Math.max(64, sizeHint));
  let at = 4;
  const room = (bytes: number) => {
    if (at + bytes <= buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, at + bytes));
    buffer.copy(larger, 0, 0, at);
    buffer = larger;
  };
  const writer: FrameWriter = {
    int8(value) {
      room(1);
      at = buffer.writeInt8(value, at);
      return writer;
    },
    int16(value) {
      room(2);
      at = buffer.writeInt16BE(value, at);
      return writer;
    },
    int32(value) {
      room(4);
      at = buffer.writeInt32BE(value, at);
      return writer;
    },
    int64(value) {
      room(8);
      at = buffer.writeBigInt64BE(value, at);
      return writer;
    },
    uvarint(value) {
      room(5);
      let rest = value;
      while (rest >= 0x80) {
        buffer[at++] = (rest & 0x7f) | 0x80;
        rest >>>= 7;
      }
      buffer[at++] = rest;
      return writer;
    },
    string(value) {
      const bytes = Buffer.from(value);
      return writer.int16(bytes.length).raw(bytes);
    },
    compactString(value) {
      const bytes = Buffer.from(value);
      return writer.uvarint(bytes.length + 1).raw(bytes);
    },
    bytes: (value) => writer.int32(value.length).raw(value),
    raw(value) {
      room(value.length);
      buffer.set(value, at);
      at += value.length;
      return writer;
    },
    frame() {
      buffer.writeInt32BE(at - 4, 0);
      return buffer.subarray(0, at);
    },
  };
  return writer;
}

/** A place in an answer; reads move it on. Reading past the end throws RangeError, as Buffer does. */
export type FrameReader = { data: Buffer; at: number };

export function readInt16(reader: FrameReader): number {
  const value = reader.data.readInt16BE(reader.at);
  reader.at += 2;
  return value;
}
export function readInt32(reader: FrameReader): number {
  const value = reader.data.readInt32BE(reader.at);
  reader.at += 4;
  return value;
}
export function readInt64(reader: FrameReader): bigint {
  const value = reader.data.readBigInt64BE(reader.at);
  reader.at += 8;
  return value;
}
function readUvarint(reader: FrameReader): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = reader.data.readUInt8(reader.at++);
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
  throw new RangeError("A length in the answer is too long.");
}
/** Length of an array or of bytes; -1 is null. */
export function readLength(reader: FrameReader, compact: boolean): number {
  return compact ? readUvarint(reader) - 1 : readInt32(reader);
}
export function readString(reader: FrameReader, compact: boolean): string | null {
  const length = compact ? readUvarint(reader) - 1 : readInt16(reader);
  if (length < 0) return null;
  const start = reader.at;
  reader.at += length;
  return reader.data.toString("utf8", start, reader.at);
}
export function skipTags(reader: FrameReader): void {
  for (let count = readUvarint(reader); count > 0; count -= 1) {
    readUvarint(reader);
    const length = readUvarint(reader);
    reader.at += length;
  }
}
