import { isJson } from "#lib/format/json.ts";
import { MisfitError } from "./codec.ts";
import { schemaCodec } from "./schema-codec.ts";
import { isUtf8 } from "./utf8.ts";

/** JSON written with a JSON Schema; the text stays as stored. It is not validated: a record that broke its schema is to be seen. */
export const jsonSchema = schemaCodec("json-schema", "JSON", (schema, { body }) => {
  const text = isUtf8(body) ? body.toString("utf8") : "";
  if (!isJson(text)) throw new MisfitError("what follows the id is not JSON");
  return { text, name: titleOf(schema.text) };
});

function titleOf(schema: string): string | null {
  const parsed: unknown = JSON.parse(schema);
  const named = typeof parsed === "object" && parsed !== null && "title" in parsed ? parsed.title : null;
  return typeof named === "string" ? named : null;
}
