import { compiledAvro, readWhole } from "./avro/compile.ts";
import { schemaCodec } from "./schema-codec.ts";

/** Avro in its binary encoding, written with a schema of the registry. */
export const avro = schemaCodec("avro", "AVRO", (schema, { body }) => {
  const { name, read } = compiledAvro(schema);
  return { text: readWhole(read, body), name };
});
