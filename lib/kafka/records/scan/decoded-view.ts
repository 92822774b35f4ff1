import type { CodecChoice, DecoderChoice } from "#lib/contracts/records.ts";
import { partOptions, type Decoding } from "#lib/kafka/records/decoding.ts";
import { decodePayload } from "#lib/serde/decode.ts";
import { isInternalTopic } from "#lib/serde/kafka-internal.ts";
import { schemaHeaders } from "#lib/serde/schema-frame.ts";
import { someHeader, type Batch, type RecordView } from "./batch-walk.ts";
import { recordOf, type StoredRecord } from "./record-of.ts";

/** A record whose key and value are JSON text, for clauses that look into them. */
export type Seen = { body: Buffer; view: RecordView };

const largest = 16 * 1_048_576;
const names = Object.values(schemaHeaders).map((name) => Buffer.from(name));

/** Whether a person chose a codec that makes other text of any bytes; JSON and text leave it as it is stored. */
export function isRecoded({ keyCodec, valueCodec }: DecoderChoice): boolean {
  return recodes(keyCodec) || recodes(valueCodec);
}

function recodes(codec: CodecChoice): boolean {
  return codec !== "auto" && codec !== "json" && codec !== "text";
}

/** Whether a record's key or value can only be read with a schema, or is Kafka's own. */
export function isCoded(body: Buffer, view: RecordView, topic: string): boolean {
  const { keyStart, keyLength, valueStart, valueLength } = view;
  if (valueLength >= 5 && body[valueStart] === 0) return true;
  if (keyLength >= 5 && body[keyStart] === 0) return true;
  if (isInternalTopic(topic)) return true;
  if (view.headerCount === 0) return false;
  return someHeader(body, view, (header) =>
    names.some(
      (name) =>
        name.length === header.keyLength &&
        name.compare(body, header.keyStart, header.keyStart + header.keyLength) === 0,
    ),
  );
}

/** The record of [start, end) with key and value decoded; what cannot be decoded stays as stored. It holds until the next call. */
export function decodedView(
  body: Buffer,
  batch: Batch,
  view: RecordView,
  place: { start: number; end: number },
  decoding: Decoding,
): Seen {
  const record = recordOf(body, batch, view);
  const key = mayBeOther(record, "key", decoding) ? decodedText(record, "key", decoding) : null;
  const value = mayBeOther(record, "value", decoding) ? decodedText(record, "value", decoding) : null;
  const { start, end } = place;
  const stored = end - start;
  // A character of UTF-16 takes three bytes at most.
  const into = roomFor(stored + 3 * ((key?.length ?? 0) + (value?.length ?? 0)));
  body.copy(into, 0, start, end);
  const keyLength = key === null ? 0 : into.write(key, stored);
  const valueLength = value === null ? 0 : into.write(value, stored + keyLength);
  const seen: RecordView = {
    delta: view.delta,
    timestampAt: view.timestampAt - start,
    headersAt: view.headersAt - start,
    headerCount: view.headerCount,
    keyStart: key === null ? view.keyStart - start : stored,
    keyLength: key === null ? view.keyLength : keyLength,
    valueStart: value === null ? view.valueStart - start : stored + keyLength,
    valueLength: value === null ? view.valueLength : valueLength,
  };
  return { body: into, view: seen };
}

const usualRoom = 65_536;
let room: Buffer | null = null;

function roomFor(bytes: number): Buffer {
  if (bytes > usualRoom) return Buffer.allocUnsafe(bytes);
  return (room ??= Buffer.allocUnsafeSlow(usualRoom));
}

/** The same for the cut around a match. */
export function decodedRecord(record: StoredRecord, decoding: Decoding): StoredRecord {
  return {
    ...record,
    key: decodedBytes(record, "key", decoding) ?? record.key,
    value: decodedBytes(record, "value", decoding) ?? record.value,
  };
}

function decodedBytes(record: StoredRecord, part: "key" | "value", decoding: Decoding): Buffer | null {
  const text = mayBeOther(record, part, decoding) ? decodedText(record, part, decoding) : null;
  return text === null ? null : Buffer.from(text);
}

/**
 * What the codecs make of a key or value, as JSON for a line of a file: `{"codec":"avro","value":{…}}`, text as a string; `value`
 * is null for bytes that no codec fits, `note` says why. Null and empty are `null` and `""`.
 */
export function decodedJson(record: StoredRecord, part: "key" | "value", decoding: Decoding): string {
  const payload = decodePayload(record[part], partOptions(record, part, decoding, largest));
  if (payload.kind === "null") return "null";
  if (payload.kind === "empty") return '""';
  const { kind, codec, text, truncated } = payload;
  const note = truncated ? "It is larger than 16 MiB." : payload.note;
  const told = note === undefined ? "" : `,"note":${JSON.stringify(note)}`;
  // Line feeds of stored JSON stand between its tokens only.
  const value = truncated || kind === "hex" ? "null" : kind === "json" ? text.replaceAll(/[\r\n]/g, " ") : null;
  return `{"codec":"${codec}","value":${value ?? JSON.stringify(text)}${told}}`;
}

/** Whether a codec can make other text of a part than what is stored: most keys beside an Avro value are plain, and no codec need try them. */
function mayBeOther(record: StoredRecord, part: "key" | "value", { topic, keyCodec, valueCodec }: Decoding): boolean {
  const bytes = record[part];
  if (bytes === null || bytes.length === 0) return false;
  const chosen = part === "key" ? keyCodec : valueCodec;
  if (chosen !== "auto") return recodes(chosen);
  return (bytes.length >= 5 && bytes[0] === 0) || record.headerCount > 0 || isInternalTopic(topic);
}

const rendered = new Set(["kafka-internal", "avro", "protobuf", "json-schema"]);

function decodedText(record: StoredRecord, part: "key" | "value", decoding: Decoding): string | null {
  const chosen = part === "key" ? decoding.keyCodec : decoding.valueCodec;
  const payload = decodePayload(record[part], {
    ...partOptions(record, part, decoding, largest),
    textOnly: true,
  });
  if (!("codec" in payload)) return null;
  const isOther = rendered.has(payload.codec) || (recodes(chosen) && payload.codec === chosen);
  return isOther ? payload.text : null;
}
