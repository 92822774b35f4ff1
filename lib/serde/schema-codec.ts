import type { CodecName } from "#lib/contracts/records.ts";
import type { SchemaType } from "#lib/contracts/schemas.ts";
import { MisfitError, type Codec, type PayloadSchema, type RecordContext } from "./codec.ts";
import { cutText } from "./cut-text.ts";
import { schemaFrame, type SchemaFrame } from "./schema-frame.ts";
import { refWords, type SchemaRef, type SubjectVersion, type WriterSchema } from "./schema-source.ts";
import { examinedBytes } from "./utf8.ts";

const typeWords: Record<SchemaType, string> = { AVRO: "Avro", PROTOBUF: "Protobuf", JSON: "JSON Schema" };

/** JSON text of a payload and the name of what it is: a record, a message. Throws MisfitError. */
export type DecodeBody = (schema: WriterSchema, frame: SchemaFrame) => { text: string; name: string | null };

/** A codec for payloads that name a schema of one type. */
export function schemaCodec(name: CodecName, type: SchemaType, decodeBody: DecodeBody): Codec {
  return {
    name,
    decode(bytes, { maxBytes, record, textOnly }) {
      if (record === null || record === undefined) return { misfit: "Header values name no schema." };
      const frame = schemaFrame(bytes, record);
      if (frame === null)
        return {
          misfit: `It names no schema: there is no \`__${record.part}_schema_id\` header, and it does not begin with a 0 byte and a schema id.`,
        };
      const { schemas } = record;
      if (schemas === null) return { misfit: `Schemas are not looked up here (${refWords(frame.ref)}).` };
      const answer = schemas(frame.ref);
      if ("missing" in answer)
        return { misfit: answer.missing, telling: true, schema: described(frame.ref, null, null, null) };
      const { schema, uses } = answer;
      const about = (of: string | null) => described(frame.ref, schema, of, subjectFor(uses, record));
      if (schema.type !== type)
        return { misfit: `${capital(refWords(frame.ref))} is of the type ${typeWords[schema.type]}.` };
      if (bytes.length > Math.max(maxBytes, examinedBytes))
        return { misfit: "It is too large to be decoded in part. Load it whole.", telling: true, schema: about(null) };
      try {
        const decoded = decodeBody(schema, frame);
        const shown = cutText("json", decoded.text, maxBytes);
        return textOnly === true ? shown : { ...shown, schema: about(decoded.name) };
      } catch (error) {
        if (!(error instanceof MisfitError)) throw error;
        const misfit = `The bytes do not fit ${refWords(frame.ref)} (${typeWords[type]}): ${error.message}.`;
        return { misfit, telling: true, schema: about(null) };
      }
    },
  };
}

function described(
  ref: SchemaRef,
  schema: WriterSchema | null,
  name: string | null,
  use: SubjectVersion | null,
): PayloadSchema {
  return {
    type: schema?.type ?? null,
    id: "id" in ref ? ref.id : (schema?.id ?? null),
    guid: "guid" in ref ? ref.guid : null,
    name,
    subject: use?.subject ?? null,
    version: use?.version ?? null,
  };
}

/** Of several subjects the one named after the topic (TopicNameStrategy), else one that names it, else the first. */
function subjectFor(uses: readonly SubjectVersion[], { topic, part }: RecordContext): SubjectVersion | null {
  const exact = uses.find(({ subject }) => subject === `${topic}-${part}`);
  return exact ?? uses.find(({ subject }) => subject.startsWith(`${topic}-`)) ?? uses[0] ?? null;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
