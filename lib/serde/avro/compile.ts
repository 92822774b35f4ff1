import { isLosslessNumber, parseJson, type JsonValue } from "#lib/format/json.ts";
import { MisfitError } from "#lib/serde/codec.ts";
import { doubleText, floatText } from "#lib/serde/number-text.ts";
import type { WriterSchema } from "#lib/serde/schema-source.ts";
import { isUtf8 } from "#lib/serde/utf8.ts";
import { logicalReader, type ReadValue } from "./logical.ts";
import {
  avroReader,
  descend,
  readBlocks,
  readInt,
  readLength,
  readLong,
  skip,
  take,
  takeBytes,
  type AvroReader,
} from "./reader.ts";

export type CompiledAvro = { read: ReadValue; name: string | null };

/** A named type; `read` is there once its definition was compiled, so that it may hold itself. */
type Named = { read: ReadValue | null };
type Scope = { names: Map<string, Named>; namespace: string };
type JsonObject = { [key: string]: JsonValue };

const compiled = new WeakMap<WriterSchema, CompiledAvro>();

/** A schema of the registry with its references, ready to read; compiled once. @throws MisfitError */
export function compiledAvro(schema: WriterSchema): CompiledAvro {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const ready = compileAvro(schema.text, schema.references);
  compiled.set(schema, ready);
  return ready;
}

/**
 * An Avro schema (specification 1.12) as a function from bytes to JSON text. Numbers keep all their digits, logical types
 * are rendered, bytes are base64, a union of null and one other type shows the value, any other union names the branch.
 * @throws MisfitError when the schema cannot be read
 */
export function compileAvro(text: string, references: readonly { text: string }[] = []): CompiledAvro {
  const names = new Map<string, Named>();
  try {
    for (const reference of references) compile(parseJson(reference.text), { names, namespace: "" });
    const schema = parseJson(text);
    const read = compile(schema, { names, namespace: "" });
    return { read, name: isObject(schema) && typeof schema.name === "string" ? fullName(schema, "") : null };
  } catch (error) {
    if (error instanceof SyntaxError) throw new MisfitError("the schema is not valid JSON");
    throw error;
  }
}

/** One value out of all the bytes. @throws MisfitError when they end early or some are left */
export function readWhole(read: ReadValue, bytes: Buffer): string {
  const from = avroReader(bytes);
  const text = read(from);
  const left = bytes.length - from.at;
  if (left > 0) throw new MisfitError(`${left} ${left === 1 ? "byte is" : "bytes are"} left behind the value`);
  return text;
}

const primitives: Record<string, ReadValue> = {
  null: () => "null",
  boolean(from) {
    const [byte] = take(from, 1);
    if (byte === undefined || byte > 1) throw new MisfitError("a boolean is neither 0 nor 1");
    return byte === 1 ? "true" : "false";
  },
  int: (from) => String(readInt(from)),
  long: (from) => String(readLong(from)),
  float: (from) => floatText(from.bytes.readFloatLE(skip(from, 4))),
  double: (from) => doubleText(from.bytes.readDoubleLE(skip(from, 8))),
  bytes: (from) => `"${takeBytes(from).toString("base64")}"`,
  string: readString,
};

function readString(from: AvroReader): string {
  const start = skip(from, readLength(from));
  const text = from.bytes.toString("utf8", start, from.at);
  // What is not UTF-8 is read as this character; so is the character itself.
  if (text.includes("\ufffd") && !isUtf8(from.bytes.subarray(start, from.at)))
    throw new MisfitError("a string is not UTF-8");
  return JSON.stringify(text);
}

function compile(schema: JsonValue | undefined, scope: Scope): ReadValue {
  if (typeof schema === "string") return primitives[schema] ?? reference(schema, scope);
  if (Array.isArray(schema)) return union(schema, scope);
  if (!isObject(schema)) throw new MisfitError("the schema has a type that is none");
  const { type } = schema;
  if (typeof type !== "string") return compile(type, scope);
  switch (type) {
    case "array": {
      const item = compile(schema.items, scope);
      return (from) => {
        const items: string[] = [];
        readBlocks(from, () => items.push(item(from)));
        return `[${items.join(",")}]`;
      };
    }
    case "map": {
      const value = compile(schema.values, scope);
      return (from) => {
        const entries: string[] = [];
        readBlocks(from, () => entries.push(`${readString(from)}:${value(from)}`));
        return `{${entries.join(",")}}`;
      };
    }
    case "record":
    case "error":
      return define(schema, scope, (inner) => record(schema, inner));
    case "enum":
      return define(schema, scope, () => enumeration(schema));
    case "fixed":
      return define(schema, scope, () => logical(schema, type) ?? fixed(sizeOf(schema)));
    default:
      return logical(schema, type) ?? compile(type, scope);
  }
}

function define(schema: JsonObject, { names, namespace }: Scope, build: (inner: Scope) => ReadValue): ReadValue {
  const name = fullName(schema, namespace);
  const named: Named = { read: null };
  names.set(name, named);
  const dot = name.lastIndexOf(".");
  named.read = build({ names, namespace: dot < 0 ? "" : name.slice(0, dot) });
  return named.read;
}

function reference(name: string, { names, namespace }: Scope): ReadValue {
  const inside = name.includes(".") || namespace === "" ? undefined : names.get(`${namespace}.${name}`);
  const named = inside ?? names.get(name);
  if (named === undefined) throw new MisfitError(`the schema does not say what \`${name}\` is`);
  if (named.read !== null) return named.read;
  return (from) => (named.read === null ? "null" : named.read(from));
}

function record(schema: JsonObject, scope: Scope): ReadValue {
  const fields = listOf(schema.fields).map((field) => {
    const name = isObject(field) && typeof field.name === "string" ? field.name : "";
    return { name, label: JSON.stringify(name), read: compile(isObject(field) ? field.type : undefined, scope) };
  });
  return (from) => {
    descend(from);
    let text = "{";
    let reads = 0;
    try {
      for (const { label, read } of fields) {
        text += reads === 0 ? `${label}:${read(from)}` : `,${label}:${read(from)}`;
        reads += 1;
      }
    } catch (error) {
      throw inField(error, fields[reads]?.name ?? "");
    }
    from.depth -= 1;
    return `${text}}`;
  };
}

const place = "in field `";

function inField(error: unknown, name: string): unknown {
  if (!(error instanceof MisfitError)) return error;
  const { message } = error;
  return new MisfitError(
    message.startsWith(place) ? `${place}${name}.${message.slice(place.length)}` : `${place}${name}\` ${message}`,
  );
}

function union(branches: JsonValue[], scope: Scope): ReadValue {
  const readers = branches.map((branch) => compile(branch, scope));
  const labels = branches.map((branch) => JSON.stringify(branchName(branch, scope)));
  const plain = branches.filter((branch) => branch !== "null").length <= 1;
  return (from) => {
    const index = Number(readLong(from));
    const read = readers[index];
    if (read === undefined) throw new MisfitError(`there is no branch ${index} in a union of ${readers.length}`);
    const label = labels[index];
    return plain || label === '"null"' ? read(from) : `{${label}:${read(from)}}`;
  };
}

/** What Avro's JSON encoding calls a branch: the full name of a named type, else the type. */
function branchName(branch: JsonValue, { namespace, names }: Scope): string {
  if (typeof branch === "string")
    return Object.hasOwn(primitives, branch) || !names.has(`${namespace}.${branch}`)
      ? branch
      : `${namespace}.${branch}`;
  if (!isObject(branch)) return "union";
  return typeof branch.name === "string" ? fullName(branch, namespace) : String(branch.type);
}

function enumeration(schema: JsonObject): ReadValue {
  const symbols = listOf(schema.symbols).map((symbol) => JSON.stringify(symbol));
  return (from) => {
    const index = readInt(from);
    const symbol = symbols[index];
    if (symbol === undefined) throw new MisfitError(`there is no symbol ${index} in an enum of ${symbols.length}`);
    return symbol;
  };
}

function fixed(size: number): ReadValue {
  return (from) => `"${take(from, size).toString("base64")}"`;
}

function logical(schema: JsonObject, type: string): ReadValue | null {
  const { logicalType } = schema;
  if (typeof logicalType !== "string") return null;
  return logicalReader({
    type,
    logicalType,
    precision: numberOf(schema.precision) ?? 0,
    scale: numberOf(schema.scale) ?? 0,
    size: numberOf(schema.size) ?? 0,
  });
}

function sizeOf(schema: JsonObject): number {
  const size = numberOf(schema.size);
  if (size === null || size < 0) throw new MisfitError("the schema has a fixed type without a size");
  return size;
}

function fullName(schema: JsonObject, outer: string): string {
  const name = typeof schema.name === "string" ? schema.name : "";
  const namespace = typeof schema.namespace === "string" ? schema.namespace : outer;
  return name.includes(".") || namespace === "" ? name : `${namespace}.${name}`;
}

function numberOf(value: JsonValue | undefined): number | null {
  const number = isLosslessNumber(value) ? Number(value.toString()) : NaN;
  return Number.isSafeInteger(number) ? number : null;
}

function listOf(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}
