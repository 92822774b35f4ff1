import type { KafkaRecord } from "#lib/contracts/records.ts";

/** `<partition>-<offset>`: names a record of the topic in the URL and as a row. */
export function recordId(record: Pick<KafkaRecord, "partition" | "offset">): string {
  return `${record.partition}-${record.offset}`;
}
