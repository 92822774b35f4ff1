import type { CodecName } from "#lib/contracts/records.ts";
import type { Codec } from "./codec.ts";
import { doubleText, floatText } from "./number-text.ts";

/** Numbers of a fixed width, big-endian as Kafka's own serializers write them. Never guessed: any bytes of that length fit. */
export const numbers: readonly Codec[] = [
  number("int8", 1, (bytes) => String(bytes.readInt8())),
  number("uint8", 1, (bytes) => String(bytes.readUInt8())),
  number("int16", 2, (bytes) => String(bytes.readInt16BE())),
  number("uint16", 2, (bytes) => String(bytes.readUInt16BE())),
  number("int32", 4, (bytes) => String(bytes.readInt32BE())),
  number("uint32", 4, (bytes) => String(bytes.readUInt32BE())),
  number("int64", 8, (bytes) => String(bytes.readBigInt64BE())),
  number("uint64", 8, (bytes) => String(bytes.readBigUInt64BE())),
  number("float32", 4, (bytes) => floatText(bytes.readFloatBE())),
  number("float64", 8, (bytes) => doubleText(bytes.readDoubleBE())),
];

function number(name: CodecName, width: number, text: (bytes: Buffer) => string): Codec {
  return {
    name,
    decode(bytes) {
      if (bytes.length === width) return { kind: "json", text: text(bytes), truncated: false };
      return { misfit: `It takes ${width} ${width === 1 ? "byte" : "bytes"}; here are ${bytes.length}.` };
    },
  };
}
