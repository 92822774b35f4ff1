import { dateText, timeText, timestampText } from "#lib/serde/time-text.ts";
import { decimalText, signedInteger } from "#lib/serde/decimal-text.ts";
import { guidText } from "#lib/serde/schema-frame.ts";
import { avroReader, readInt, readLong, take, takeBytes, type AvroReader } from "./reader.ts";

export type ReadValue = (from: AvroReader) => string;

/** A type with its logical type (Avro 1.12), as the schema has it. */
export type LogicalType = { type: string; logicalType: string; precision: number; scale: number; size: number };

/** How a logical type is read; null when its base type or its figures do not allow it: it is then read as its base type. */
export function logicalReader({ type, logicalType, precision, scale, size }: LogicalType): ReadValue | null {
  switch (`${logicalType} ${type}`) {
    case "decimal bytes":
      return validDecimal(precision, scale) ? (from) => decimalText(signedInteger(takeBytes(from)), scale) : null;
    case "decimal fixed":
      return validDecimal(precision, scale) ? (from) => decimalText(signedInteger(take(from, size)), scale) : null;
    case "big-decimal bytes":
      return bigDecimal;
    case "uuid fixed":
      return size === 16 ? (from) => `"${guidText(take(from, 16))}"` : null;
    case "date int":
      return (from) => dateText(readInt(from));
    case "time-millis int":
      return (from) => timeText(BigInt(readInt(from)), 3);
    case "time-micros long":
      return (from) => timeText(BigInt(readLong(from)), 6);
    case "timestamp-millis long":
      return (from) => timestampText(BigInt(readLong(from)), 3, "Z");
    case "timestamp-micros long":
      return (from) => timestampText(BigInt(readLong(from)), 6, "Z");
    case "timestamp-nanos long":
      return (from) => timestampText(BigInt(readLong(from)), 9, "Z");
    case "local-timestamp-millis long":
      return (from) => timestampText(BigInt(readLong(from)), 3, "");
    case "local-timestamp-micros long":
      return (from) => timestampText(BigInt(readLong(from)), 6, "");
    case "local-timestamp-nanos long":
      return (from) => timestampText(BigInt(readLong(from)), 9, "");
    case "duration fixed":
      return size === 12 ? duration : null;
    default:
      return null;
  }
}

function validDecimal(precision: number, scale: number): boolean {
  return precision > 0 && scale >= 0 && scale <= precision;
}

function bigDecimal(from: AvroReader): string {
  const inner = avroReader(takeBytes(from));
  const unscaled = signedInteger(takeBytes(inner));
  const scale = readInt(inner);
  // Beyond this the zeros would be most of the text.
  return Math.abs(scale) <= 1_000 ? decimalText(unscaled, scale) : `"${unscaled}E${-scale}"`;
}

/** Three little-endian uint32: months, days, milliseconds; as an ISO 8601 duration. */
function duration(from: AvroReader): string {
  const bytes = take(from, 12);
  const [months, days, ms] = [bytes.readUInt32LE(0), bytes.readUInt32LE(4), bytes.readUInt32LE(8)];
  const seconds = `${Math.floor(ms / 1_000)}${ms % 1_000 === 0 ? "" : `.${String(ms % 1_000).padStart(3, "0")}`}`;
  const date = `${months === 0 ? "" : `${months}M`}${days === 0 ? "" : `${days}D`}`;
  return `"P${date}${ms === 0 && date !== "" ? "" : `T${seconds}S`}"`;
}
