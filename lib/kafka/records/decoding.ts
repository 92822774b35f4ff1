import type { DecoderChoice } from "#lib/contracts/records.ts";
import type { DecodeOptions } from "#lib/serde/codec.ts";
import { isInternalTopic } from "#lib/serde/kafka-internal.ts";
import { schemaFrame, schemaHeader } from "#lib/serde/schema-frame.ts";
import { refKey, refWords, type SchemaAnswer, type SchemaLookup, type SchemaSource } from "#lib/serde/schema-source.ts";
import type { StoredRecord } from "./scan/record-of.ts";

/** How keys and values are decoded; `lookup` asks the registry of the cluster and comes from the route. */
export type DecodeChoice = DecoderChoice & { lookup: SchemaLookup | null };
export const firstThatFits: DecoderChoice = { keyCodec: "auto", valueCodec: "auto" };
export const automaticDecoding: DecodeChoice = { ...firstThatFits, lookup: null };

/** The same with all schemas at hand that the records name. */
export type Decoding = Omit<DecodeChoice, "lookup"> & { topic: string; schemas: SchemaSource | null };

/** Ids that were not known before, asked for in one read: bytes that only look like ids must not flood the registry. */
const mostSchemas = 50;

/** Looks up the schemas that keys and values of these records name. */
export async function decodingFor(
  topic: string,
  records: readonly StoredRecord[],
  { keyCodec, valueCodec, lookup }: DecodeChoice,
): Promise<Decoding> {
  if (lookup === null || isInternalTopic(topic)) return { topic, keyCodec, valueCodec, schemas: null };
  const known = new Map<string, SchemaAnswer>();
  const asked = new Map<string, Promise<void>>();
  for (const record of records) {
    for (const part of ["key", "value"] as const) {
      const bytes = record[part];
      const frame = bytes === null ? null : schemaFrame(bytes, contextOf(record, part, topic, null));
      if (frame === null || asked.size >= mostSchemas) continue;
      const key = refKey(frame.ref);
      if (!asked.has(key))
        asked.set(
          key,
          lookup(frame.ref).then((answer) => void known.set(key, answer)),
        );
    }
  }
  await Promise.all(asked.values());
  const schemas: SchemaSource = (ref) =>
    known.get(refKey(ref)) ?? {
      missing: `The ${refWords(ref)} was not looked up: these records name more than ${mostSchemas} schemas. Read fewer.`,
    };
  return { topic, keyCodec, valueCodec, schemas };
}

/** How one part of a record is decoded. */
export function partOptions(
  record: StoredRecord,
  part: "key" | "value",
  { topic, keyCodec, valueCodec, schemas }: Decoding,
  maxBytes: number,
): DecodeOptions {
  const codec = part === "key" ? keyCodec : valueCodec;
  return { maxBytes, codec, record: contextOf(record, part, topic, schemas) };
}

function contextOf(record: StoredRecord, part: "key" | "value", topic: string, schemas: SchemaSource | null) {
  const header = record.headerCount === 0 ? null : schemaHeader(part, record.headers(record.headerCount));
  return { topic, part, key: record.key, schemaHeader: header, schemas };
}
