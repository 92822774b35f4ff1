import type { CodecName, Payload } from "#lib/contracts/records.ts";
import type { SchemaSource } from "./schema-source.ts";

/** What stands around the bytes of a key or a value. */
export type RecordContext = {
  topic: string;
  part: "key" | "value";
  /** The record's key: on internal topics it names the kind of the value. */
  key: Buffer | null;
  /** Value of the header that carries the schema of this part; null without one. */
  schemaHeader: Buffer | null;
  /** Schemas by id; null where none can be asked for. */
  schemas: SchemaSource | null;
};

/**
 * `maxBytes`: how much of `text` may be shown, in bytes of UTF-8. Header values have no `record` around them. `textOnly` leaves
 * out which schema it was, for a scan of millions.
 */
export type DecodeOptions = {
  maxBytes: number;
  codec?: CodecName | "auto";
  record?: RecordContext | null;
  textOnly?: true;
};

/** `schema` is what the record says it was written with. */
export type PayloadSchema = NonNullable<Extract<Payload, { codec: string }>["schema"]>;

export type Decoded = { kind: "json" | "text" | "hex"; text: string; truncated: boolean; schema?: PayloadSchema };

/**
 * Why bytes are not a codec's own, as a sentence without "Not decoded". `telling`: they claim to be its own, so that people
 * must hear of it whatever else fits.
 */
export type Misfit = { misfit: string; telling?: boolean; schema?: PayloadSchema };

/** Decodes non-empty bytes, or says why they are not its own. */
export type Codec = {
  name: CodecName;
  decode: (bytes: Buffer, options: DecodeOptions) => Decoded | Misfit;
};

/** Thrown inside a codec, deep in the bytes; never leaves it. The message is the end of a sentence, without a full stop. */
export class MisfitError extends Error {}
