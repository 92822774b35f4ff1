import protobuf from "protobufjs";
import descriptor from "protobufjs/ext/descriptor/index.js";
import type { SchemaField } from "#lib/contracts/schemas.ts";
import { fieldList, joinPath, type FieldList } from "./field-list.ts";

/**
 * Fields of the messages of a .proto file, or of a base64 FileDescriptorProto, which registries take too. With several
 * messages each path begins with the message. Items of a repeated message stand below `path[]`, values of a map below
 * `path{}`. @throws Error when it is neither
 */
export function protobufFields(text: string): SchemaField[] {
  const root = isBase64(text) ? fromDescriptor(Buffer.from(text, "base64")) : fromText(text);
  const messages = topMessages(root);
  const list = fieldList();
  for (const message of messages) describe(message, messages.length > 1 ? message.name : "", 0, list);
  return list.fields;
}

function fromText(text: string): protobuf.Root {
  return protobuf.parse(text, new protobuf.Root(), { keepCase: true, alternateCommentMode: true }).root;
}

function fromDescriptor(bytes: Buffer): protobuf.Root {
  const file = descriptor.FileDescriptorProto.decode(bytes);
  // The extension adds this method to Root; its types do not tell.
  const build: unknown = Reflect.get(protobuf.Root, "fromDescriptor");
  const root: unknown = typeof build === "function" ? build.call(protobuf.Root, { file: [file] }) : null;
  if (root instanceof protobuf.Root) return root;
  throw new Error("The descriptor could not be read");
}

function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text) && text.trim().length >= 8;
}

/** Messages at the top of the file, below its packages, in their order. */
function topMessages(namespace: protobuf.NamespaceBase): protobuf.Type[] {
  return namespace.nestedArray.flatMap((one) => {
    if (one instanceof protobuf.Type) return [one];
    return one instanceof protobuf.Namespace ? topMessages(one) : [];
  });
}

function describe(message: protobuf.Type, path: string, depth: number, list: FieldList): void {
  list.inside(message, depth, () => {
    for (const field of message.fieldsArray) {
      const at = joinPath(path, field.name);
      const type = lookup(message, field.type);
      list.add({
        path: at,
        type: typeWords(field, type),
        optional: isOptional(field, type),
        default: defaultOf(field),
        doc: field.comment,
      });
      if (type instanceof protobuf.Type) describe(type, `${at}${suffixOf(field)}`, depth + 1, list);
    }
  });
}

/** A scalar, or a type of another file, is not found. */
function lookup(message: protobuf.Type, name: string): protobuf.ReflectionObject | null {
  return Object.hasOwn(protobuf.types.basic, name) ? null : message.lookup(name, [protobuf.Type, protobuf.Enum]);
}

function typeWords(field: protobuf.FieldBase, type: protobuf.ReflectionObject | null): string {
  const name =
    type instanceof protobuf.Enum ? `enum ${type.name} {${Object.keys(type.values).join(", ")}}` : field.type;
  if (field instanceof protobuf.MapField) return `map<${field.keyType}, ${name}>`;
  return field.repeated ? `repeated ${name}` : name;
}

/** Whether its absence can be told: `optional`, a member of a oneof, a message. Other proto3 scalars have their zero. */
function isOptional(field: protobuf.Field, type: protobuf.ReflectionObject | null): boolean {
  if (field.required || field.repeated || field.map) return false;
  return field.partOf !== null || type instanceof protobuf.Type || field.options?.proto3_optional === true;
}

function defaultOf(field: protobuf.FieldBase): string | null {
  const value: unknown = field.options?.default;
  return value === undefined ? null : String(value);
}

function suffixOf(field: protobuf.FieldBase): string {
  return field.map ? "{}" : field.repeated ? "[]" : "";
}
