import type { RecordContext } from "./codec.ts";
import type { SchemaRef } from "./schema-source.ts";

/** Where a payload names its schema, and the bytes behind. */
export type SchemaFrame = {
  ref: SchemaRef;
  body: Buffer;
  /** Rest of the header that carries the schema: Protobuf's message indexes. Null when the id stands before the payload. */
  rest: Buffer | null;
};

const prefixBytes = 5;

/**
 * The schema that a key or value was written with: from its header (magic 1 and a 16-byte GUID, or magic 0 and an id;
 * Confluent's clients from 2025), else from the wire format: magic 0, id as int32. Null when it names none.
 */
export function schemaFrame(bytes: Buffer, record: RecordContext | null | undefined): SchemaFrame | null {
  if (record === null || record === undefined) return null;
  const { schemaHeader } = record;
  if (schemaHeader !== null) {
    const named = headerRef(schemaHeader);
    if (named !== null) return { ...named, body: bytes };
  }
  const id = bytes.length >= prefixBytes && bytes[0] === 0 ? bytes.readInt32BE(1) : 0;
  return id > 0 ? { ref: { id }, body: bytes.subarray(prefixBytes), rest: null } : null;
}

function headerRef(header: Buffer): Omit<SchemaFrame, "body"> | null {
  if (header[0] === 1 && header.length >= 17)
    return { ref: { guid: guidText(header.subarray(1, 17)) }, rest: header.subarray(17) };
  if (header[0] === 0 && header.length >= prefixBytes && header.readInt32BE(1) > 0)
    return { ref: { id: header.readInt32BE(1) }, rest: header.subarray(prefixBytes) };
  return null;
}

/** 16 bytes in the usual form, e.g. 8a8ba3ff-6f9e-4f47-a8f3-5b5a1d2ed2f6. */
export function guidText(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** Name of the header that carries the schema of a part. */
export const schemaHeaders = { key: "__key_schema_id", value: "__value_schema_id" } as const;

/** The header that carries the schema of a part; of several the last, as clients read it. */
export function schemaHeader(
  part: "key" | "value",
  headers: readonly { key: string; value: Buffer | null }[],
): Buffer | null {
  return headers.findLast(({ key }) => key === schemaHeaders[part])?.value ?? null;
}
