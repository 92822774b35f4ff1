import type { SchemaField } from "#lib/contracts/schemas.ts";
import { parseJson, type JsonValue } from "#lib/format/json.ts";
import { fieldList, joinPath, type FieldList } from "./field-list.ts";
import { isObject, listOf, member, printed, textOf, type JsonObject } from "./json-parts.ts";

type Names = Map<string, JsonObject>;
type Reading = { list: FieldList; names: Names };

/**
 * Fields of an Avro schema (specification 1.12). Items of an array stand below `path[]`, values of a map below `path{}`;
 * a record out of several in a union below `path(Name)`. A schema that is no record is one field without a name.
 * @throws SyntaxError when it is no JSON
 */
export function avroFields(text: string): SchemaField[] {
  const schema = parseJson(text);
  const reading: Reading = { list: fieldList(), names: new Map() };
  collectNames(schema, "", reading.names);
  if (!isRecord(schema)) reading.list.add(fieldOf("", schema, null, reading));
  descend(schema, "", "", 0, reading);
  return reading.list.fields;
}

function descend(
  schema: JsonValue | undefined,
  namespace: string,
  path: string,
  depth: number,
  reading: Reading,
): void {
  if (Array.isArray(schema)) {
    const branches = schema.filter((branch) => branch !== "null");
    const records = branches.filter((branch) => isRecord(resolved(branch, namespace, reading.names)));
    for (const branch of branches) {
      const record = resolved(branch, namespace, reading.names);
      const name = isObject(record) && records.length > 1 ? `${path}(${textOf(member(record, "name"))})` : path;
      descend(branch, namespace, name, depth, reading);
    }
    return;
  }
  const type = resolved(schema, namespace, reading.names);
  if (!isObject(type)) return;
  const kind = member(type, "type");
  if (kind === "array") return descend(member(type, "items"), namespace, `${path}[]`, depth, reading);
  if (kind === "map") return descend(member(type, "values"), namespace, `${path}{}`, depth, reading);
  // { "type": { "type": "record", … } } is legal.
  if (isObject(kind) || Array.isArray(kind)) return descend(kind, namespace, path, depth, reading);
  if (!isRecord(type)) return;
  const own = namespaceOf(type, namespace);
  reading.list.inside(type, depth, () => {
    for (const field of listOf(member(type, "fields"))) {
      if (!isObject(field)) continue;
      const at = joinPath(path, textOf(member(field, "name")) ?? "");
      reading.list.add(fieldOf(at, member(field, "type") ?? null, field, reading));
      descend(member(field, "type"), own, at, depth + 1, reading);
    }
  });
}

function fieldOf(path: string, type: JsonValue, field: JsonObject | null, reading: Reading): SchemaField {
  return {
    path,
    type: typeWords(type),
    optional: Array.isArray(type) && type.includes("null"),
    default: field === null ? null : printed(member(field, "default")),
    doc: textOf(member(field ?? (isObject(type) ? type : {}), "doc")) ?? docOfType(type, reading),
  };
}

function docOfType(type: JsonValue, { names }: Reading): string | null {
  const found = resolved(type, "", names);
  return isObject(found) && !isRecord(found) ? textOf(member(found, "doc")) : null;
}

/** `array<string>`, `decimal(10, 2)`, `enum Status {NEW, PAID}`; null in a union is told by `optional`. */
function typeWords(type: JsonValue | undefined): string {
  if (typeof type === "string") return type;
  if (Array.isArray(type)) {
    const others = type.filter((branch) => branch !== "null");
    return others.length === 0 ? "null" : others.map(typeWords).join(" | ");
  }
  if (!isObject(type)) return "unknown";
  const kind = member(type, "type");
  const name = textOf(member(type, "name"));
  const logical = textOf(member(type, "logicalType"));
  if (logical === "decimal") {
    const scale = printed(member(type, "scale")) ?? "0";
    return `decimal(${printed(member(type, "precision")) ?? "?"}, ${scale})`;
  }
  if (logical !== null) return logical;
  if (kind === "array") return `array<${typeWords(member(type, "items"))}>`;
  if (kind === "map") return `map<${typeWords(member(type, "values"))}>`;
  if (kind === "enum") return `enum ${name} {${listOf(member(type, "symbols")).map(String).join(", ")}}`;
  if (kind === "fixed") return `fixed ${name} (${printed(member(type, "size"))} B)`;
  if (kind === "record" || kind === "error") return `record ${name}`;
  return typeWords(kind);
}

function isRecord(type: JsonValue | undefined): boolean {
  return isObject(type) && (member(type, "type") === "record" || member(type, "type") === "error");
}

/** A reference to a named type as that type. */
function resolved(type: JsonValue | undefined, namespace: string, names: Names): JsonValue | undefined {
  if (typeof type !== "string") return type;
  return names.get(type.includes(".") || namespace === "" ? type : `${namespace}.${type}`) ?? names.get(type) ?? type;
}

function namespaceOf(type: JsonObject, outer: string): string {
  const name = textOf(member(type, "name")) ?? "";
  const dot = name.lastIndexOf(".");
  return dot >= 0 ? name.slice(0, dot) : (textOf(member(type, "namespace")) ?? outer);
}

function collectNames(schema: JsonValue | undefined, namespace: string, names: Names): void {
  if (Array.isArray(schema)) return schema.forEach((branch) => collectNames(branch, namespace, names));
  if (!isObject(schema)) return;
  const name = textOf(member(schema, "name"));
  const own = namespaceOf(schema, namespace);
  if (name !== null && ["record", "error", "enum", "fixed"].includes(String(member(schema, "type"))))
    names.set(name.includes(".") || own === "" ? name : `${own}.${name}`, schema);
  for (const part of ["type", "items", "values"]) collectNames(member(schema, part), own, names);
  for (const field of listOf(member(schema, "fields")))
    if (isObject(field)) collectNames(member(field, "type"), own, names);
}
