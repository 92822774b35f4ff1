import { batchHeaders, batchRecords, isAbortMarker, type RecordPlace } from "./record-batch.ts";

export type DataRecords = {
  records: RecordPlace[];
  /** Offset after the last complete batch; null when the answer held none. */
  next: bigint | null;
};

/**
 * The data records with offsets in [from, to): markers never count, and with `aborted` (a read of committed records) those
 * of aborted transactions are left out. The broker lists aborted transactions in every answer, so no state is carried:
 * a producer is active from its first aborted offset until its abort marker (KIP-98).
 */
export function dataRecords(
  data: Buffer,
  from: bigint,
  to: bigint,
  aborted: readonly { producerId: bigint; firstOffset: bigint }[],
): DataRecords {
  const starts = [...aborted].sort((a, b) => (a.firstOffset < b.firstOffset ? -1 : 1));
  const active = new Set<bigint>();
  const records: RecordPlace[] = [];
  let next: bigint | null = null;
  let started = 0;
  for (const batch of batchHeaders(data)) {
    for (
      let start = starts[started];
      start !== undefined && start.firstOffset <= batch.lastOffset;
      start = starts[started]
    ) {
      active.add(start.producerId);
      started += 1;
    }
    next = batch.lastOffset + 1n;
    if (batch.control) {
      if (active.size > 0 && isAbortMarker(data, batch)) active.delete(batch.producerId);
    } else if (
      !(batch.transactional && active.has(batch.producerId)) &&
      batch.lastOffset >= from &&
      batch.baseOffset < to
    ) {
      for (const record of batchRecords(data, batch, from, to)) records.push(record);
    }
    if (next >= to) break;
  }
  return { records, next };
}
