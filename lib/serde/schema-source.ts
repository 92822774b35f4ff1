import type { SchemaType } from "#lib/contracts/schemas.ts";

/** How a record names its schema: by the id of its registry, or by a GUID that is the same in all registries. */
export type SchemaRef = { id: number } | { guid: string };

/** A schema as it was written with. Immutable: an id never gets another text. */
export type WriterSchema = {
  type: SchemaType;
  text: string;
  /** All schemas it needs, each after those it needs itself; `name` is what the text calls it. */
  references: readonly { name: string; text: string }[];
  id: number | null;
  guid: string | null;
};

export type SubjectVersion = { subject: string; version: number };

/** `uses`: the subjects it is registered under, as far as known. `missing`: why there is no schema, as sentences. */
export type SchemaAnswer = { schema: WriterSchema; uses: readonly SubjectVersion[] } | { missing: string };

/** Answers at once, from what was looked up before. */
export type SchemaSource = (ref: SchemaRef) => SchemaAnswer;

/** Asks the registry; rejects for an abort only. */
export type SchemaLookup = (ref: SchemaRef) => Promise<SchemaAnswer>;

export function refKey(ref: SchemaRef): string {
  return "id" in ref ? String(ref.id) : ref.guid;
}

export function refWords(ref: SchemaRef): string {
  return "id" in ref ? `schema id ${ref.id}` : `schema ${ref.guid}`;
}
