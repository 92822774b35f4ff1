import type { CodecName } from "#lib/contracts/records.ts";
import { avroContainer } from "./avro-container.ts";
import { avro } from "./avro.ts";
import { bytes as hex } from "./bytes.ts";
import type { Codec } from "./codec.ts";
import { jsonSchema } from "./json-schema.ts";
import { json } from "./json.ts";
import { kafkaInternal } from "./kafka-internal.ts";
import { numbers } from "./numbers.ts";
import { protobufCodec } from "./protobuf.ts";
import { text } from "./text.ts";
import { uuid } from "./uuid.ts";
import { base64, gzip } from "./wrapped.ts";

/** Tried in this order; the last one takes everything. */
export const automatic: readonly Codec[] = [
  kafkaInternal,
  avro,
  protobufCodec,
  jsonSchema,
  avroContainer,
  gzip,
  json,
  text,
  hex,
];

/** Any bytes of the right length fit these, so a person must choose them. */
const choosable: readonly Codec[] = [base64, uuid, ...numbers];

/** All codecs, the automatic ones first. */
export const codecs: readonly Codec[] = [...automatic, ...choosable];

export function codecNamed(name: CodecName): Codec {
  const codec = codecs.find((one) => one.name === name);
  if (codec === undefined) throw new Error(`No codec is named ${name}`);
  return codec;
}
