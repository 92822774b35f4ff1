import type { SchemaVersion } from "#lib/contracts/schemas.ts";
import { formatJson } from "#lib/format/json.ts";
import { schemaFields } from "./fields/schema-fields.ts";
import type { StoredVersion } from "./stored-version.ts";

/** A version for people: text with indentation, and its fields. */
export function presentVersion(stored: StoredVersion): SchemaVersion {
  const { subject, version, id, references, schema, schemaType: type } = stored;
  const text = type === "PROTOBUF" ? schema : indented(schema);
  return { subject, version, id, type, text, fields: schemaFields(type, schema), references };
}

function indented(text: string): string {
  try {
    return formatJson(text);
  } catch {
    return text;
  }
}
