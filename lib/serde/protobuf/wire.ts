import { MisfitError } from "#lib/serde/codec.ts";

/** Bytes [at, end) of a message. */
export type Wire = { bytes: Buffer; at: number; end: number };

/** What stands behind a tag: the value's bytes, or the number of a varint. */
export type WireValue = { type: 0; number: bigint } | { type: 1 | 5; bytes: Buffer } | { type: 2 | 3; bytes: Buffer };

const deepestGroup = 100;

export function ended(): MisfitError {
  return new MisfitError("the bytes end too early");
}

/** An unsigned varint of at most ten bytes, as 64 bits. */
export function readVarint(wire: Wire): bigint {
  const { bytes, end } = wire;
  let low = 0;
  let scale = 1;
  for (let read = 0; read < 7; read += 1) {
    if (wire.at >= end) throw ended();
    const byte = bytes[wire.at++] ?? 0;
    low += (byte & 0x7f) * scale;
    if (byte < 0x80) return BigInt(low);
    scale *= 128;
  }
  let value = BigInt(low);
  for (let shift = 49n; shift < 70n; shift += 7n) {
    if (wire.at >= end) throw ended();
    const byte = bytes[wire.at++] ?? 0;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return BigInt.asUintN(64, value);
  }
  throw new MisfitError("a varint takes more than ten bytes");
}

export function takeBytes(wire: Wire, length: number): Buffer {
  if (length > wire.end - wire.at) throw ended();
  wire.at += length;
  return wire.bytes.subarray(wire.at - length, wire.at);
}

/** The next field: its number and value; null at the end. A group (type 3) is given as the bytes inside it. */
export function readField(wire: Wire): { field: number; value: WireValue } | null {
  if (wire.at >= wire.end) return null;
  const { field, type } = readTag(wire);
  return { field, value: readValue(wire, field, type, 0) };
}

function readTag(wire: Wire): { field: number; type: number } {
  const tag = Number(readVarint(wire));
  const field = Math.floor(tag / 8);
  if (field === 0 || tag > 0xffff_ffff) throw new MisfitError("a field has a number that is none");
  return { field, type: tag % 8 };
}

function readValue(wire: Wire, field: number, type: number, depth: number): WireValue {
  switch (type) {
    case 0:
      return { type, number: readVarint(wire) };
    case 1:
      return { type, bytes: takeBytes(wire, 8) };
    case 5:
      return { type, bytes: takeBytes(wire, 4) };
    case 2:
      return { type, bytes: takeBytes(wire, Number(readVarint(wire))) };
    case 3:
      return { type, bytes: takeGroup(wire, field, depth) };
    default:
      throw new MisfitError(`field ${field} has the wire type ${type}, which is none`);
  }
}

function takeGroup(wire: Wire, group: number, depth: number): Buffer {
  if (depth >= deepestGroup) throw new MisfitError("groups nest too deep");
  const start = wire.at;
  for (;;) {
    const end = wire.at;
    if (end >= wire.end) throw ended();
    const { field, type } = readTag(wire);
    if (type === 4) {
      if (field !== group) throw new MisfitError(`the group ${group} ends as ${field}`);
      return wire.bytes.subarray(start, end);
    }
    readValue(wire, field, type, depth + 1);
  }
}
