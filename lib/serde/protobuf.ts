import protobuf from "protobufjs";
import { MisfitError } from "./codec.ts";
import { avroReader, readInt } from "./avro/reader.ts";
import { loadedProtobuf, type LoadedProtobuf } from "./protobuf/load.ts";
import { messageText } from "./protobuf/message.ts";
import { schemaCodec } from "./schema-codec.ts";

/** Protobuf written with a schema of the registry: message indexes, then the message (Confluent wire format). */
export const protobufCodec = schemaCodec("protobuf", "PROTOBUF", (schema, { body, rest }) => {
  const loaded = loadedProtobuf(schema);
  const { indexes, length } = messageIndexes(rest ?? body);
  const type = messageAt(loaded, indexes);
  const text = messageText(type, rest === null ? body.subarray(length) : body);
  return { text, name: type.fullName.replace(/^\./, "") };
});

const deepestIndex = 100;

/** The path to the message: a count and that many indexes, zigzag varints like Avro's; the path [0] is a single 0. */
function messageIndexes(bytes: Buffer): { indexes: number[]; length: number } {
  const from = avroReader(bytes);
  const count = readInt(from);
  if (count < 0 || count > deepestIndex) throw new MisfitError(`the path to the message has ${count} steps`);
  const indexes = count === 0 ? [0] : Array.from({ length: count }, () => readInt(from));
  return { indexes, length: from.at };
}

function messageAt({ root, messages }: LoadedProtobuf, indexes: readonly number[]): protobuf.Type {
  let level = messages;
  let name: string | null = null;
  for (const index of indexes) {
    const node = level[index];
    if (node === undefined) throw new MisfitError(`the schema has no message at [${indexes.join(", ")}]`);
    ({ name, nested: level } = node);
  }
  const type = name === null ? null : root.lookup(name, [protobuf.Type]);
  if (type instanceof protobuf.Type) return type;
  throw new MisfitError(`the schema has no message at [${indexes.join(", ")}]`);
}
