import { decimalText, signedInteger } from "#lib/serde/decimal-text.ts";
import { instantText } from "#lib/serde/time-text.ts";

/** Files that compilers bring along, so that a registry need not hold them: by the name they are imported with. */
export const wellKnownFiles: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "google/protobuf/any.proto": ["google.protobuf", "message Any { string type_url = 1; bytes value = 2; }"],
    "google/protobuf/duration.proto": ["google.protobuf", "message Duration { int64 seconds = 1; int32 nanos = 2; }"],
    "google/protobuf/empty.proto": ["google.protobuf", "message Empty {}"],
    "google/protobuf/field_mask.proto": ["google.protobuf", "message FieldMask { repeated string paths = 1; }"],
    "google/protobuf/timestamp.proto": ["google.protobuf", "message Timestamp { int64 seconds = 1; int32 nanos = 2; }"],
    "google/protobuf/struct.proto": [
      "google.protobuf",
      `message Struct { map<string, Value> fields = 1; }
       message Value { oneof kind { NullValue null_value = 1; double number_value = 2; string string_value = 3;
         bool bool_value = 4; Struct struct_value = 5; ListValue list_value = 6; } }
       enum NullValue { NULL_VALUE = 0; }
       message ListValue { repeated Value values = 1; }`,
    ],
    "google/protobuf/wrappers.proto": [
      "google.protobuf",
      `message DoubleValue { double value = 1; } message FloatValue { float value = 1; }
       message Int64Value { int64 value = 1; } message UInt64Value { uint64 value = 1; }
       message Int32Value { int32 value = 1; } message UInt32Value { uint32 value = 1; }
       message BoolValue { bool value = 1; } message StringValue { string value = 1; }
       message BytesValue { bytes value = 1; }`,
    ],
    "google/type/date.proto": ["google.type", "message Date { int32 year = 1; int32 month = 2; int32 day = 3; }"],
    "google/type/timeofday.proto": [
      "google.type",
      "message TimeOfDay { int32 hours = 1; int32 minutes = 2; int32 seconds = 3; int32 nanos = 4; }",
    ],
    "google/type/money.proto": [
      "google.type",
      "message Money { string currency_code = 1; int64 units = 2; int32 nanos = 3; }",
    ],
    "google/type/latlng.proto": ["google.type", "message LatLng { double latitude = 1; double longitude = 2; }"],
    "confluent/type/decimal.proto": [
      "confluent.type",
      "message Decimal { bytes value = 1; uint32 precision = 2; int32 scale = 3; }",
    ],
  }).map(([file, [name, body]]) => [file, `syntax = "proto3"; package ${name}; ${body}`]),
);

type Members = ReadonlyMap<string, string>;

/**
 * The JSON form of well-known messages (ProtoJSON), made from the JSON text of their fields; null leaves it the usual object.
 * 64-bit integers inside stay numbers here as everywhere.
 */
export const wellKnownForms: ReadonlyMap<string, (members: Members) => string | null> = new Map([
  [".google.protobuf.Timestamp", timestamp],
  [".google.protobuf.Duration", duration],
  [".google.protobuf.FieldMask", fieldMask],
  [".google.protobuf.Struct", (members: Members) => members.get("fields") ?? "{}"],
  [".google.protobuf.ListValue", (members: Members) => members.get("values") ?? "[]"],
  [".google.protobuf.Value", value],
  [".confluent.type.Decimal", decimal],
  ...["Double", "Float", "Int64", "UInt64", "Int32", "UInt32", "Bool", "String", "Bytes"].map(
    (name) => [`.google.protobuf.${name}Value`, (members: Members) => members.get("value") ?? null] as const,
  ),
]);

function timestamp(members: Members): string | null {
  const instant = instantText(BigInt(members.get("seconds") ?? "0"));
  const fraction = fractionOf(members);
  return instant === null || fraction === null ? null : `"${instant}${fraction}Z"`;
}

function duration(members: Members): string | null {
  const seconds = members.get("seconds") ?? "0";
  const fraction = fractionOf(members);
  if (fraction === null) return null;
  const negative = seconds === "0" && members.get("nanos")?.startsWith("-") === true;
  return `"${negative ? "-" : ""}${seconds}${fraction}s"`;
}

/** Nanoseconds as three, six or nine digits behind the point; none when they are 0, null when they are more than a second. */
function fractionOf(members: Members): string | null {
  const nanos = Math.abs(Number(members.get("nanos") ?? "0"));
  if (nanos > 999_999_999) return null;
  if (nanos === 0) return "";
  const digits = String(nanos).padStart(9, "0");
  return `.${digits.replace(/(?:000){1,2}$/, "")}`;
}

function fieldMask(members: Members): string {
  return `"${(members.get("paths") ?? "[]").slice(1, -1).replaceAll('"', "")}"`;
}

function value(members: Members): string {
  const [[kind, text] = ["null_value", "null"]] = members;
  return kind === "null_value" ? "null" : text;
}

function decimal(members: Members): string | null {
  const scale = Number(members.get("scale") ?? "0");
  if (Math.abs(scale) > 1_000) return null;
  return decimalText(signedInteger(Buffer.from((members.get("value") ?? '""').slice(1, -1), "base64")), scale);
}
