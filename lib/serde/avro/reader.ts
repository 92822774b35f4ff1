import { MisfitError } from "#lib/serde/codec.ts";

/** Bytes being read; `items` is how many array items and map entries may still come, `depth` how deep the records nest. */
export type AvroReader = { bytes: Buffer; at: number; items: number; depth: number };

/** Items of no bytes at all (null, empty records) are allowed up to this many: a block of 2^60 of them takes ten bytes. */
const freeItems = 10_000;
const deepest = 200;

export function avroReader(bytes: Buffer): AvroReader {
  return { bytes, at: 0, items: bytes.length + freeItems, depth: 0 };
}

/** A zigzag varint of at most ten bytes (Avro's int and long); a number while it is exact, else a bigint. */
export function readLong(from: AvroReader): number | bigint {
  const { bytes } = from;
  const first = bytes[from.at];
  // Most are small: enum and union indexes, lengths.
  if (first !== undefined && first < 0x80) {
    from.at += 1;
    return first % 2 === 0 ? first / 2 : -(first + 1) / 2;
  }
  let low = 0;
  let scale = 1;
  for (let read = 0; read < 7; read += 1) {
    const byte = bytes[from.at++];
    if (byte === undefined) throw ended();
    low += (byte & 0x7f) * scale;
    if (byte < 0x80) return low % 2 === 0 ? low / 2 : -(low + 1) / 2;
    scale *= 128;
  }
  let value = BigInt(low);
  for (let shift = 49n; shift < 70n; shift += 7n) {
    const byte = bytes[from.at++];
    if (byte === undefined) throw ended();
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) {
      if (value >= 1n << 64n) break;
      return (value >> 1n) ^ -(value & 1n);
    }
  }
  throw new MisfitError("a number takes more than 64 bits");
}

export function readInt(from: AvroReader): number {
  const value = readLong(from);
  if (typeof value === "bigint" || value > 0x7fff_ffff || value < -0x8000_0000)
    throw new MisfitError("an int takes more than 32 bits");
  return value;
}

/** Goes over the next `length` bytes and returns where they begin. */
export function skip(from: AvroReader, length: number): number {
  const start = from.at;
  if (length > from.bytes.length - start) throw ended();
  from.at = start + length;
  return start;
}

/** The next `length` bytes, not copied. */
export function take(from: AvroReader, length: number): Buffer {
  const start = skip(from, length);
  return from.bytes.subarray(start, from.at);
}

export function readLength(from: AvroReader): number {
  const length = readLong(from);
  if (typeof length === "bigint" || length < 0) throw new MisfitError(`a length is ${length}`);
  return length;
}

/** Bytes after their length. */
export function takeBytes(from: AvroReader): Buffer {
  return take(from, readLength(from));
}

/** Reads the blocks of an array or a map, one call of `item` for each. */
export function readBlocks(from: AvroReader, item: () => void): void {
  for (;;) {
    let count = readLong(from);
    if (count === 0) return;
    if (count < 0) {
      // A negative count is followed by the size of the block in bytes.
      count = -count;
      readLong(from);
    }
    if (count > from.items) throw new MisfitError(`a list is said to hold ${count} items, more than its bytes can`);
    from.items -= Number(count);
    for (let left = Number(count); left > 0; left -= 1) item();
  }
}

/** Goes one level deeper, which the caller takes back: a record that holds itself would never end. */
export function descend(from: AvroReader): void {
  if (from.depth >= deepest) throw new MisfitError(`it nests more than ${deepest} levels deep`);
  from.depth += 1;
}

export function ended(): MisfitError {
  return new MisfitError("the bytes end too early");
}
