import type { SchemaField } from "#lib/contracts/schemas.ts";
import { parseJson, type JsonValue } from "#lib/format/json.ts";
import { fieldList, joinPath, type FieldList } from "./field-list.ts";
import { isObject, listOf, member, printed, textOf, type JsonObject } from "./json-parts.ts";

type Reading = { list: FieldList; root: JsonValue };

/**
 * Properties of a JSON Schema (drafts 4 to 2020-12). Items of an array stand below `path[]`; `allOf` is merged, `oneOf` and
 * `anyOf` give their types; references inside the text are followed, others are named. @throws SyntaxError when it is no JSON
 */
export function jsonSchemaFields(text: string): SchemaField[] {
  const root = parseJson(text);
  const reading: Reading = { list: fieldList(), root };
  descend(root, "", 0, reading);
  return reading.list.fields;
}

function descend(schema: JsonValue | undefined, path: string, depth: number, reading: Reading): void {
  const type = followed(schema, reading.root);
  if (!isObject(type)) return;
  reading.list.inside(type, depth, () => {
    for (const part of listOf(member(type, "allOf"))) descend(part, path, depth + 1, reading);
    for (const branch of [...listOf(member(type, "oneOf")), ...listOf(member(type, "anyOf"))])
      descend(branch, path, depth + 1, reading);
    const required = listOf(member(type, "required"));
    const properties = member(type, "properties");
    for (const [name, property] of Object.entries(isObject(properties) ? properties : {})) {
      const at = joinPath(path, name);
      reading.list.add(fieldOf(at, property, !required.includes(name), reading));
      descend(property, at, depth + 1, reading);
    }
    const items = member(type, "items");
    if (items !== undefined) descend(Array.isArray(items) ? undefined : items, `${path}[]`, depth, reading);
    const values = member(type, "additionalProperties");
    if (isObject(values)) descend(values, `${path}{}`, depth, reading);
  });
}

function fieldOf(path: string, schema: JsonValue, optional: boolean, { root }: Reading): SchemaField {
  const own = isObject(schema) ? schema : {};
  const type = followed(schema, root);
  const there = isObject(type) ? type : {};
  const of = (name: string) => member(own, name) ?? member(there, name);
  return {
    path,
    type: typeWords(schema, root, 0),
    optional,
    default: printed(of("default")),
    doc: textOf(of("description")) ?? textOf(of("title")),
  };
}

/** `string (date-time)`, `array<integer>`, `"a" | "b"`, `object`. */
function typeWords(schema: JsonValue | undefined, root: JsonValue, depth: number): string {
  if (depth > 6) return "…";
  const type = followed(schema, root);
  if (!isObject(type)) return type === false ? "nothing" : "anything";
  const reference = textOf(member(type, "$ref"));
  if (reference !== null) return reference;
  const constant = member(type, "const");
  if (constant !== undefined) return printed(constant) ?? "";
  const values = listOf(member(type, "enum"));
  if (values.length > 0) return values.map(printed).join(" | ");
  const branches = [...listOf(member(type, "oneOf")), ...listOf(member(type, "anyOf"))];
  if (branches.length > 0) return [...new Set(branches.map((one) => typeWords(one, root, depth + 1)))].join(" | ");
  const kinds = member(type, "type") ?? implied(type);
  return (Array.isArray(kinds) ? kinds : [kinds]).map((kind) => kindWords(kind, type, root, depth)).join(" | ");
}

function kindWords(kind: JsonValue, type: JsonObject, root: JsonValue, depth: number): string {
  const items = member(type, "items");
  if (kind === "array")
    return items === undefined || Array.isArray(items) ? "array" : `array<${typeWords(items, root, depth + 1)}>`;
  const format = textOf(member(type, "format"));
  if (kind === "string" && format !== null) return `string (${format})`;
  return typeof kind === "string" ? kind : "anything";
}

function implied(type: JsonObject): JsonValue {
  if (member(type, "properties") !== undefined || member(type, "allOf") !== undefined) return "object";
  return member(type, "items") === undefined ? null : "array";
}

/** Follows `#/…` (RFC 6901) inside the text; a reference to elsewhere, or round in circles, stays as it is. */
function followed(schema: JsonValue | undefined, root: JsonValue): JsonValue | undefined {
  let found = schema;
  for (let hops = 0; hops < 20; hops += 1) {
    const reference = isObject(found) ? textOf(member(found, "$ref")) : null;
    if (reference === null) return found;
    const target = reference === "#" ? root : reference.startsWith("#/") ? at(root, reference.slice(2)) : undefined;
    if (target === undefined) return found;
    found = target;
  }
  return found;
}

function at(root: JsonValue, pointer: string): JsonValue | undefined {
  let found: JsonValue | undefined = root;
  for (const raw of pointer.split("/")) {
    const name = unescaped(raw);
    found = Array.isArray(found) ? found[Number(name)] : isObject(found) ? member(found, name) : undefined;
  }
  return found;
}

function unescaped(part: string): string {
  const text = part.replaceAll("~1", "/").replaceAll("~0", "~");
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
