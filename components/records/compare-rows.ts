import type { KafkaRecord, Payload } from "#lib/contracts/records.ts";
import { formatBytes } from "#lib/format/bytes.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { formatTime, zoneLabel, type Zone } from "#lib/format/time.ts";
import { codecWords } from "./codec-words.ts";
import { compressionWords } from "./record-facts.tsx";
import type { RecordPlace } from "./record-place.ts";

/** One line of a comparison: what stands at each side, null where there is nothing. */
export type CompareRow = { name: string; left: string | null; right: string | null };

export type Placed = { place: RecordPlace; record: KafkaRecord };

/** The facts of two records beside each other. */
export function factRows(left: Placed, right: Placed, zone: Zone): CompareRow[] {
  const row = (name: string, of: (one: Placed) => string | null): CompareRow => ({
    name,
    left: of(left),
    right: of(right),
  });
  return [
    row("Topic", ({ place }) => place.topic),
    row("Partition", ({ place }) => String(place.partition)),
    row("Offset", ({ place }) => place.offset),
    row(`Timestamp, ${zoneLabel(zone, new Date(Number(left.record.timestamp)))}`, ({ record }) =>
      formatTime(record.timestamp, zone),
    ),
    row("Set by", ({ record }) => (record.timestampType === "create-time" ? "the producer" : "the broker")),
    row("Key", ({ record }) => sizeWords(record.key)),
    row("Value", ({ record }) => sizeWords(record.value)),
    row("Headers", ({ record }) => String(record.headerCount)),
    row("Producer id", ({ record }) => record.producerId),
    row("Producer epoch", ({ record }) => record.producerEpoch?.toString() ?? null),
    row("Sequence", ({ record }) => record.sequence?.toString() ?? null),
    row("Transactional", ({ record }) => (record.transactional ? "yes" : "no")),
    row("Compression", ({ record }) => compressionWords(record)),
    row("Leader epoch", ({ record }) => String(record.leaderEpoch)),
  ];
}

/** How far apart in time, in words; null at the same millisecond. */
export function apartWords(left: KafkaRecord, right: KafkaRecord): string | null {
  const ms = BigInt(right.timestamp) - BigInt(left.timestamp);
  if (ms === 0n) return null;
  return `the right one ${formatDuration(ms < 0n ? -ms : ms)} ${ms > 0n ? "later" : "earlier"}`;
}

/** Headers by key, the n-th of a repeated key beside the n-th; in the order of the left record, then what only the right one has. */
export function headerRows(left: KafkaRecord, right: KafkaRecord): CompareRow[] {
  const others = numbered(right);
  const rows = [...numbered(left)].map(([id, { name, text }]): CompareRow => {
    const other = others.get(id)?.text ?? null;
    others.delete(id);
    return { name, left: text, right: other };
  });
  return [...rows, ...[...others.values()].map(({ name, text }) => ({ name, left: null, right: text }))];
}

function numbered({ headers }: KafkaRecord): Map<string, { name: string; text: string }> {
  const counts = new Map<string, number>();
  const found = new Map<string, { name: string; text: string }>();
  for (const { key, value } of headers) {
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    found.set(`${count} ${key}`, { name: key, text: payloadWords(value) });
  }
  return found;
}

/** A payload on one line; null, empty and bytes are told apart from text. */
export function payloadWords(payload: Payload): string {
  if (payload.kind === "null") return "null";
  if (payload.kind === "empty") return "(empty)";
  return payload.kind === "hex" ? `hex ${payload.text}` : payload.text;
}

function sizeWords(payload: Payload): string {
  if (payload.kind === "null") return "null";
  if (payload.kind === "empty") return "empty, 0 B";
  const { schema } = payload;
  const version = schema?.version == null ? "" : `, version ${schema.version}`;
  const named = schema == null ? "" : `, schema ${schema.id ?? schema.guid ?? ""}${version}`;
  return `${formatBytes(payload.bytes)}, ${codecWords[payload.codec]}${named}`;
}
