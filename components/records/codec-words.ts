import type { CodecChoice, PayloadSchema } from "#lib/contracts/records.ts";

/** What people call a codec. */
export const codecWords: Record<CodecChoice, string> = {
  auto: "Automatic",
  "kafka-internal": "Kafka internal",
  avro: "Avro",
  protobuf: "Protobuf",
  "json-schema": "JSON Schema",
  "avro-container": "Avro container",
  gzip: "gzip",
  json: "JSON",
  text: "Text",
  bytes: "Hex",
  base64: "Base64",
  uuid: "UUID",
  int8: "int8",
  uint8: "uint8",
  int16: "int16",
  uint16: "uint16",
  int32: "int32",
  uint32: "uint32",
  int64: "int64",
  uint64: "uint64",
  float32: "float32",
  float64: "float64",
};

/** "schema id 5" or "schema 8a8ba3ff-…". */
export function schemaWords({ id, guid }: PayloadSchema): string {
  return id === null ? `schema ${guid ?? ""}` : `schema id ${id}`;
}
