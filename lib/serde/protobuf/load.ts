import protobuf from "protobufjs";
import descriptor from "protobufjs/ext/descriptor/index.js";
import { MisfitError } from "#lib/serde/codec.ts";
import type { WriterSchema } from "#lib/serde/schema-source.ts";
import { wellKnownFiles } from "./well-known.ts";

/** A message of the file by its place in it; the indexes before a payload lead through this tree. */
type MessageNode = { name: string; nested: MessageNode[] };
export type LoadedProtobuf = { root: protobuf.Root; messages: MessageNode[] };

type File = { imports: string[]; messages: MessageNode[]; addTo: (root: protobuf.Root) => void };

const loaded = new WeakMap<WriterSchema, LoadedProtobuf>();

/** A schema of the registry with its references: .proto text or a base64 FileDescriptorProto each. @throws MisfitError */
export function loadedProtobuf(schema: WriterSchema): LoadedProtobuf {
  const known = loaded.get(schema);
  if (known !== undefined) return known;
  try {
    const ready = load(schema.text, schema.references);
    loaded.set(schema, ready);
    return ready;
  } catch (error) {
    throw new MisfitError(`the schema cannot be read (${error instanceof Error ? error.message : "unknown fault"})`);
  }
}

function load(text: string, references: WriterSchema["references"]): LoadedProtobuf {
  const given = new Map(references.map(({ name, text: source }) => [name, readFile(source)]));
  const main = readFile(text);
  const root = new protobuf.Root();
  const brought = new Set([main, ...given.values()].flatMap(({ imports }) => imports));
  for (const name of brought) {
    const source = wellKnownFiles.get(name);
    if (source !== undefined && !given.has(name)) readFile(source).addTo(root);
  }
  for (const file of given.values()) file.addTo(root);
  main.addTo(root);
  root.resolveAll();
  return { root, messages: main.messages };
}

function readFile(text: string): File {
  return isBase64(text) ? descriptorFile(Buffer.from(text, "base64")) : textFile(text);
}

function isBase64(text: string): boolean {
  return text.trim().length >= 8 && /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text);
}

const parsing = { keepCase: true };

function textFile(text: string): File {
  const alone = new protobuf.Root();
  const parsed = protobuf.parse(text, alone, parsing);
  const home = parsed.package === undefined ? alone : alone.lookup(parsed.package);
  return {
    imports: [...(parsed.imports ?? []), ...(parsed.weakImports ?? [])],
    messages: home instanceof protobuf.Namespace ? typesIn(home) : [],
    addTo: (root) => void protobuf.parse(text, root, parsing),
  };
}

/** Messages in the order of the file. */
function typesIn(namespace: protobuf.NamespaceBase): MessageNode[] {
  return namespace.nestedArray.flatMap((one) =>
    one instanceof protobuf.Type ? [{ name: one.fullName, nested: typesIn(one) }] : [],
  );
}

function descriptorFile(bytes: Buffer): File {
  const file = descriptor.FileDescriptorProto.decode(bytes);
  const message = descriptor.FileDescriptorProto.toObject(file, { arrays: true });
  const prefix = typeof message.package === "string" && message.package !== "" ? `.${message.package}` : "";
  return {
    imports: listOf(message.dependency).filter((name) => typeof name === "string"),
    // As it stands there: the entry types of maps count as nested messages, for the clients that write such schemas too.
    messages: listOf(message.messageType).map((one) => nodeOf(one, prefix)),
    addTo(root) {
      const home = prefix === "" ? root : root.define(prefix.slice(1));
      const edition = editionOf(message.syntax, message.edition);
      for (const one of listOf(property(file, "messageType"))) home.add(fromDescriptor(protobuf.Type, one, edition));
      for (const one of listOf(property(file, "enumType"))) home.add(fromDescriptor(protobuf.Enum, one, edition));
    },
  };
}

/** The extension adds this method to the classes; its types do not tell. */
function fromDescriptor(kind: typeof protobuf.Type | typeof protobuf.Enum, from: unknown, edition: string) {
  const build: unknown = Reflect.get(kind, "fromDescriptor");
  const built: unknown = typeof build === "function" ? build.call(kind, from, edition) : null;
  if (built instanceof protobuf.ReflectionObject) return built;
  throw new Error("the descriptor could not be read");
}

function editionOf(syntax: unknown, edition: unknown): string {
  if (syntax === "proto3") return "proto3";
  return syntax === "editions" ? `${1_023 + Number(edition)}` : "proto2";
}

function nodeOf(message: unknown, prefix: string): MessageNode {
  const name = `${prefix}.${String(property(message, "name"))}`;
  return { name, nested: listOf(property(message, "nestedType")).map((one) => nodeOf(one, name)) };
}

function property(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null ? Reflect.get(of, name) : undefined;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
