import type { ReactNode } from "react";
import type { KafkaRecord, Payload } from "#lib/contracts/records.ts";
import { formatBytes, formatBytesExact } from "#lib/format/bytes.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { formatIso, formatTime, zoneLabel, type Zone } from "#lib/format/time.ts";
import { codecWords } from "./codec-words.ts";
import { transactionWords } from "./transaction-words.ts";

/** Where and when a record stands and what it is made of. `wide` is the metadata tab with everything. */
export function RecordFacts({ record, zone, wide = false }: { record: KafkaRecord; zone: Zone; wide?: boolean }) {
  const setBy = record.timestampType === "create-time" ? "set by the producer" : "set by the broker on append";
  const told = transactionWords(record);
  return (
    <dl className="tn grid grid-cols-[6rem_minmax(0,1fr)] gap-x-2.5 px-4 py-2 text-xs leading-5">
      <Fact name="Partition">{record.partition}</Fact>
      <Fact name="Offset">
        <span className="code">{record.offset}</span>
      </Fact>
      <Fact name="Timestamp" full={formatIso(record.timestamp, zone)}>
        {formatTime(record.timestamp, zone)} {zoneLabel(zone, new Date(Number(record.timestamp)))}, {setBy}
      </Fact>
      {wide ? (
        <Fact name="Epoch">
          <span className="code">{record.timestamp}</span> ms
        </Fact>
      ) : null}
      <Fact name="Key" full={formatBytesExact(record.keyBytes)}>
        {sizeWords(record.key, record.keyBytes)}
      </Fact>
      <Fact name="Value" full={formatBytesExact(record.valueBytes)}>
        {sizeWords(record.value, record.valueBytes)}
      </Fact>
      <Fact name="Headers">{formatInteger(record.headerCount)}</Fact>
      <Fact name="Producer">{producerWords(record)}</Fact>
      {told === null ? null : <Fact name="Transaction">{told.meaning}</Fact>}
      <Fact name="Compression">{compressionWords(record)}</Fact>
      {wide ? <Fact name="Leader epoch">{record.leaderEpoch}</Fact> : null}
    </dl>
  );
}

function Fact({ name, full, children }: { name: string; full?: string; children: ReactNode }) {
  return (
    <>
      <dt className="truncate text-ink-3">{name}</dt>
      <dd className="min-w-0 break-words" title={full}>
        {children}
      </dd>
    </>
  );
}

/** Who wrote it, as far as the batch tells. */
function producerWords({ producerId, producerEpoch, sequence, transactional }: KafkaRecord): string {
  if (producerId === null) return "no producer id: neither idempotent nor transactional";
  const place = sequence === null ? "" : `, sequence ${sequence}`;
  return `id ${producerId}, epoch ${producerEpoch ?? "–"}${place}${transactional ? ", in a transaction" : ""}`;
}

export function compressionWords({ compression }: KafkaRecord): string {
  if (compression === "unknown") return "a codec that is not known here";
  return compression === "none" ? "none" : `${compression}, of the whole batch`;
}

function sizeWords(payload: Payload, bytes: number): string {
  if (payload.kind === "null") return "null";
  if (payload.kind === "empty") return "empty, 0 B";
  return `${formatBytes(bytes)}, read as ${codecWords[payload.codec]}`;
}
