import type { Compression, KafkaRecord } from "#lib/contracts/records.ts";
import { decodePayload } from "#lib/serde/decode.ts";
import { partOptions, type Decoding } from "./decoding.ts";
import type { StoredRecord } from "./scan/record-of.ts";

export type PayloadLimits = { payloadBytes: number; headers: number };
export const listPayloads: PayloadLimits = { payloadBytes: 4_096, headers: 100 };
export const recordPayloads: PayloadLimits = { payloadBytes: 65_536, headers: Infinity };
export const fullPayloads: PayloadLimits = { payloadBytes: 16 * 1_048_576, headers: Infinity };

/** By their number in the attributes of a batch. */
const compressions: readonly Compression[] = ["none", "gzip", "snappy", "lz4", "zstd"];

/** A stored record as the contract shows it, payloads decoded and cut at the limits; sizes stay the true ones. */
export function presentRecord(
  partition: number,
  record: StoredRecord,
  limits: PayloadLimits,
  decoding: Decoding,
  transaction: KafkaRecord["transaction"] = null,
): KafkaRecord {
  const options = { maxBytes: limits.payloadBytes };
  return {
    partition,
    offset: record.offset.toString(),
    timestamp: record.timestamp.toString(),
    timestampType: record.logAppendTime ? "log-append-time" : "create-time",
    key: decodePayload(record.key, partOptions(record, "key", decoding, limits.payloadBytes)),
    value: decodePayload(record.value, partOptions(record, "value", decoding, limits.payloadBytes)),
    headers: record
      .headers(Math.min(limits.headers, record.headerCount))
      .map(({ key, value }) => ({ key, value: decodePayload(value, options) })),
    headerCount: record.headerCount,
    keyBytes: record.key?.length ?? 0,
    valueBytes: record.value?.length ?? 0,
    leaderEpoch: record.leaderEpoch,
    producerId: record.producerId?.toString() ?? null,
    producerEpoch: record.producerEpoch,
    sequence: record.sequence,
    transactional: record.transactional,
    transaction,
    compression: compressions[record.compression] ?? "unknown",
  };
}

type Placed = { partition: number; record: Pick<StoredRecord, "timestamp" | "offset"> };

/** By timestamp, then partition, then offset; ascending. */
export function byTime(a: Placed, b: Placed): number {
  if (a.record.timestamp !== b.record.timestamp) return a.record.timestamp < b.record.timestamp ? -1 : 1;
  if (a.partition !== b.partition) return a.partition - b.partition;
  return a.record.offset < b.record.offset ? -1 : a.record.offset > b.record.offset ? 1 : 0;
}
