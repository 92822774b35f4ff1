import protobuf from "protobufjs";
import { MisfitError } from "#lib/serde/codec.ts";
import { enumScalar, scalars, type Scalar } from "./scalars.ts";
import { wellKnownForms } from "./well-known.ts";
import { readField, readVarint, takeBytes, type Wire, type WireValue } from "./wire.ts";

/** As in Google's libraries. */
const deepest = 100;

type Kind = { scalar: Scalar } | { message: protobuf.Type };
type FieldPlan = {
  name: string;
  kind: Kind;
  shape: "single" | "repeated" | "map";
  /** Key of a map. */
  key: Scalar | null;
  /** What stands there when the bytes hold nothing; null leaves the field out. */
  absent: string | null;
};
type Plan = { fields: FieldPlan[]; places: Map<number, number> };

const plans = new WeakMap<protobuf.Type, Plan>();

/**
 * A message as JSON text, fields by their names and in the order of the schema. A field of implicit presence that is absent
 * shows its zero, one of explicit presence is left out; a field that the schema lacks stands under its number.
 * @throws MisfitError
 */
export function messageText(type: protobuf.Type, bytes: Buffer, depth = 0): string {
  if (depth >= deepest) throw new MisfitError(`it nests more than ${deepest} levels deep`);
  const members = readMembers(type, bytes, depth);
  if (type.fullName === ".google.protobuf.Any") return anyText(type, members, depth);
  const form = wellKnownForms.get(type.fullName)?.(members) ?? null;
  if (form !== null) return form;
  return `{${[...members].map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(",")}}`;
}

/** JSON text of each field. */
function readMembers(type: protobuf.Type, bytes: Buffer, depth: number): Map<string, string> {
  const { fields, places } = planOf(type);
  const found = fields.map((): WireValue[] => []);
  const unknown = new Map<string, string[]>();
  const wire: Wire = { bytes, at: 0, end: bytes.length };
  for (let next = readField(wire); next !== null; next = readField(wire)) {
    const place = places.get(next.field);
    const field = place === undefined ? undefined : fields[place];
    if (field !== undefined && place !== undefined && fits(field, next.value)) found[place]?.push(next.value);
    else {
      const texts = unknown.get(String(next.field)) ?? [];
      texts.push(unknownText(next.value));
      unknown.set(String(next.field), texts);
    }
  }
  const members = new Map<string, string>();
  for (const [place, field] of fields.entries()) {
    const values = found[place] ?? [];
    try {
      const text = values.length === 0 ? field.absent : fieldText(field, values, depth);
      if (text !== null) members.set(field.name, text);
    } catch (error) {
      throw inField(error, field.name);
    }
  }
  for (const [number, texts] of unknown) members.set(number, texts.length === 1 ? String(texts[0]) : `[${texts}]`);
  return members;
}

const place = "in field `";

function inField(error: unknown, name: string): unknown {
  if (!(error instanceof MisfitError)) return error;
  const { message } = error;
  return new MisfitError(
    message.startsWith(place) ? `${place}${name}.${message.slice(place.length)}` : `${place}${name}\` ${message}`,
  );
}

/** A value of another wire type counts as unknown (Protobuf encoding); packed numbers are accepted for any repeated field. */
function fits({ kind, shape }: FieldPlan, { type }: WireValue): boolean {
  if ("message" in kind || shape === "map") return type === 2 || type === 3;
  return type === kind.scalar.wire || (shape === "repeated" && type === 2);
}

function fieldText(field: FieldPlan, values: readonly WireValue[], depth: number): string {
  if (field.shape === "map") return mapText(field, values, depth);
  if (field.shape === "single") {
    const last = values[values.length - 1];
    if ("scalar" in field.kind) return last === undefined ? "null" : field.kind.scalar.text(last);
    // The parts of a message that was written in several are one after the other the whole message.
    return messageText(field.kind.message, Buffer.concat(values.map(bytesOf)), depth + 1);
  }
  const { kind } = field;
  if ("message" in kind) return `[${values.map((value) => messageText(kind.message, bytesOf(value), depth + 1))}]`;
  return `[${values.flatMap((value) => (value.type === kind.scalar.wire ? [kind.scalar.text(value)] : packed(kind.scalar, bytesOf(value))))}]`;
}

function packed(scalar: Scalar, bytes: Buffer): string[] {
  const wire: Wire = { bytes, at: 0, end: bytes.length };
  const texts: string[] = [];
  while (wire.at < wire.end) texts.push(scalar.text(packedValue(scalar, wire)));
  return texts;
}

function packedValue({ wire: type }: Scalar, wire: Wire): WireValue {
  if (type === 0) return { type, number: readVarint(wire) };
  return { type, bytes: takeBytes(wire, type === 1 ? 8 : 4) };
}

/** Entries are messages of a key (1) and a value (2); of a repeated key the last one counts. */
function mapText({ key, kind }: FieldPlan, values: readonly WireValue[], depth: number): string {
  const entries = new Map<string, string>();
  for (const value of values) {
    const bytes = bytesOf(value);
    const wire: Wire = { bytes, at: 0, end: bytes.length };
    let name = key?.zero ?? '""';
    let text = "scalar" in kind ? kind.scalar.zero : messageText(kind.message, Buffer.alloc(0), depth + 1);
    for (let next = readField(wire); next !== null; next = readField(wire)) {
      if (next.field === 1 && next.value.type === key?.wire) name = key.text(next.value);
      if (next.field !== 2) continue;
      if ("message" in kind) text = messageText(kind.message, bytesOf(next.value), depth + 1);
      else if (next.value.type === kind.scalar.wire) text = kind.scalar.text(next.value);
    }
    entries.set(name.startsWith('"') ? name : `"${name}"`, text);
  }
  return `{${[...entries].map(([name, text]) => `${name}:${text}`).join(",")}}`;
}

/** With its type in the same schema the message itself, else its bytes. */
function anyText(any: protobuf.Type, members: ReadonlyMap<string, string>, depth: number): string {
  const url = members.get("type_url") ?? '""';
  const value = members.get("value") ?? '""';
  const name = url.slice(1, -1).replace(/^.*\//, "");
  const type = name === "" ? null : any.root.lookup(name, [protobuf.Type]);
  if (!(type instanceof protobuf.Type)) return `{"@type":${url},"value":${value}}`;
  const text = messageText(type, Buffer.from(value.slice(1, -1), "base64"), depth + 1);
  if (!text.startsWith("{") || wellKnownForms.has(type.fullName)) return `{"@type":${url},"value":${text}}`;
  return text === "{}" ? `{"@type":${url}}` : `{"@type":${url},${text.slice(1)}`;
}

function unknownText(value: WireValue): string {
  return value.type === 0 ? String(value.number) : `"${value.bytes.toString("base64")}"`;
}

function bytesOf(value: WireValue): Buffer {
  return value.type === 0 ? Buffer.alloc(0) : value.bytes;
}

function planOf(type: protobuf.Type): Plan {
  const known = plans.get(type);
  if (known !== undefined) return known;
  const fields = type.fieldsArray.map((field) => planField(field.resolve()));
  const places = new Map(type.fieldsArray.map((field, index) => [field.id, index]));
  const plan = { fields, places };
  plans.set(type, plan);
  return plan;
}

function planField(field: protobuf.Field): FieldPlan {
  const named = { name: field.name };
  if (field instanceof protobuf.MapField) {
    const key = scalars.get(field.keyType) ?? null;
    return { ...named, kind: kindOf(field), shape: "map", key, absent: "{}" };
  }
  const kind = kindOf(field);
  if (field.repeated && "message" in kind && isMapEntry(kind.message)) {
    const [entryKey, entryValue] = kind.message.fieldsArray.toSorted((a, b) => a.id - b.id);
    if (entryKey !== undefined && entryValue !== undefined)
      return {
        ...named,
        kind: kindOf(entryValue.resolve()),
        shape: "map",
        key: scalars.get(entryKey.type) ?? null,
        absent: "{}",
      };
  }
  if (field.repeated) return { ...named, kind, shape: "repeated", key: null, absent: "[]" };
  const implicit = "scalar" in kind && !field.hasPresence;
  return { ...named, kind, shape: "single", key: null, absent: implicit ? kind.scalar.zero : null };
}

/** In a descriptor a map is a list of entries. protobufjs marks the message around the entry as well. */
function isMapEntry({ options, fieldsArray, name }: protobuf.Type): boolean {
  return options?.map_entry === true && fieldsArray.length === 2 && name.endsWith("Entry");
}

function kindOf(field: protobuf.Field): Kind {
  const { resolvedType } = field;
  if (resolvedType instanceof protobuf.Type) return { message: resolvedType };
  if (resolvedType instanceof protobuf.Enum) {
    const first = resolvedType.valuesById[0];
    return { scalar: enumScalar(resolvedType.valuesById, first === undefined ? "0" : JSON.stringify(first)) };
  }
  const scalar = scalars.get(field.type);
  if (scalar === undefined) throw new MisfitError(`the schema does not say what \`${field.type}\` is`);
  return { scalar };
}
