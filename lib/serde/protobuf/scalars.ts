import { MisfitError } from "#lib/serde/codec.ts";
import { doubleText, floatText } from "#lib/serde/number-text.ts";
import { isUtf8 } from "#lib/serde/utf8.ts";
import type { WireValue } from "./wire.ts";

/** `wire`: the wire type it is written with. `zero`: what an absent field of implicit presence is. */
export type Scalar = { wire: 0 | 1 | 2 | 5; zero: string; text: (value: WireValue) => string };

const signed32 = (value: bigint) => BigInt.asIntN(32, value);
const signed64 = (value: bigint) => BigInt.asIntN(64, value);

/** Scalar types by their name in a .proto file, as JSON text. 64-bit integers are numbers with all digits, bytes are base64. */
export const scalars: ReadonlyMap<string, Scalar> = new Map(
  Object.entries<Scalar>({
    int32: varint((value) => String(signed32(value))),
    int64: varint((value) => String(signed64(value))),
    uint32: varint((value) => String(BigInt.asUintN(32, value))),
    uint64: varint(String),
    sint32: varint((value) => String(zigzag(BigInt.asUintN(32, value)))),
    sint64: varint((value) => String(zigzag(value))),
    bool: { ...varint((value) => (value === 0n ? "false" : "true")), zero: "false" },
    fixed32: fixed(5, (bytes) => String(bytes.readUInt32LE())),
    sfixed32: fixed(5, (bytes) => String(bytes.readInt32LE())),
    float: fixed(5, (bytes) => floatText(bytes.readFloatLE())),
    fixed64: fixed(1, (bytes) => String(bytes.readBigUInt64LE())),
    sfixed64: fixed(1, (bytes) => String(bytes.readBigInt64LE())),
    double: fixed(1, (bytes) => doubleText(bytes.readDoubleLE())),
    string: { wire: 2, zero: '""', text: (value) => quoted(bytesOf(value)) },
    bytes: { wire: 2, zero: '""', text: (value) => `"${bytesOf(value).toString("base64")}"` },
  }),
);

/** An enum is a varint that its names are looked up for; a number without a name stays a number. */
export function enumScalar(names: Readonly<Record<number, string>>, zero: string): Scalar {
  return varint((value) => {
    const number = Number(signed32(value));
    const name = names[number];
    return name === undefined ? String(number) : JSON.stringify(name);
  }, zero);
}

function varint(text: (value: bigint) => string, zero = "0"): Scalar {
  return { wire: 0, zero, text: (value) => text(value.type === 0 ? value.number : 0n) };
}

function fixed(wire: 1 | 5, text: (bytes: Buffer) => string): Scalar {
  return { wire, zero: "0", text: (value) => text(bytesOf(value)) };
}

function bytesOf(value: WireValue): Buffer {
  return value.type === 0 ? Buffer.alloc(0) : value.bytes;
}

function quoted(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new MisfitError("a string is not UTF-8");
  return JSON.stringify(bytes.toString("utf8"));
}

function zigzag(value: bigint): bigint {
  return (value >> 1n) ^ -(value & 1n);
}
