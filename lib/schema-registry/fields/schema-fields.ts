import type { SchemaField, SchemaType } from "#lib/contracts/schemas.ts";
import { avroFields } from "./avro.ts";
import { jsonSchemaFields } from "./json-schema.ts";
import { protobufFields } from "./protobuf.ts";

const readers: Record<SchemaType, (text: string) => SchemaField[]> = {
  AVRO: avroFields,
  JSON: jsonSchemaFields,
  PROTOBUF: protobufFields,
};

/** The fields of a schema with their nested ones; empty when the text cannot be taken apart. */
export function schemaFields(type: SchemaType, text: string): SchemaField[] {
  try {
    return readers[type](text);
  } catch {
    // The registry took the text; that this console cannot read it must not hide it.
    return [];
  }
}
