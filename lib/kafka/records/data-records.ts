import type { FetchedPartition } from "#lib/kafka/protocol/fetch.ts";
import { bodyOf, corrupt, faultOf, walkBatches } from "./scan/batches.ts";
import { emptyBatch, emptyRecord, readRecord, timestampOf, type Batch, type RecordView } from "./scan/batch-walk.ts";
import { recordOf, type StoredRecord } from "./scan/record-of.ts";

/** Where a record lies in its batch, so that a thousand records of which fifty are shown cost little. */
export type RecordPlace = { offset: bigint; timestamp: bigint; body: Buffer; batch: Batch; view: RecordView };

/** Offsets [from, to) that could not be read, and why. */
export type Gap = { from: bigint; to: bigint; reason: string };

export type DataRecords = {
  records: RecordPlace[];
  /** Offset after the last complete batch; null when the answer held none. */
  next: bigint | null;
  gaps: Gap[];
};

/** The record that lies there. */
export function storedRecord({ body, batch, view }: RecordPlace): StoredRecord {
  return recordOf(body, batch, view);
}

/**
 * The data records with offsets in [from, to) of an answer to a Fetch at `from`: markers never count, and with `committed` those
 * of aborted transactions are left out. A batch that cannot be read is a gap.
 */
export function dataRecords(answer: FetchedPartition, from: bigint, to: bigint, committed: boolean): DataRecords {
  const data = answer.records;
  const batch = emptyBatch();
  const view = emptyRecord();
  const found: DataRecords = { records: [], next: null, gaps: [] };
  const unread = (low: bigint, high: bigint, reason: string) => {
    const gap = { from: low < from ? from : low, to: high > to ? to : high, reason };
    if (gap.from < gap.to) found.gaps.push(gap);
  };
  const part = { ...answer, topic: "", start: 0, end: data.length };
  for (const holdsData of walkBatches(data, part, from, { committed, batch, unread })) {
    const end = batch.baseOffset + BigInt(batch.lastDelta) + 1n;
    found.next = end;
    if (holdsData && end > from && batch.baseOffset < to) {
      const fault = faultOf(data, batch, false);
      if (fault !== null) unread(batch.baseOffset, end, fault);
      else
        try {
          for (const record of recordsOf(data, { ...batch }, view, from, to)) found.records.push(record);
        } catch (error) {
          unread(batch.baseOffset, end, corrupt(data, batch, error));
        }
    }
    if (end >= to) break;
  }
  return found;
}

function recordsOf(data: Buffer, batch: Batch, view: RecordView, from: bigint, to: bigint): RecordPlace[] {
  const body = bodyOf(data, batch);
  const records: RecordPlace[] = [];
  // Offsets in a batch are 32-bit distances from its base: plain numbers until a record is wanted.
  const low = Number(from - batch.baseOffset);
  const high = Number(to - batch.baseOffset);
  for (let index = 0, at = 0; index < batch.count; index += 1) {
    at = readRecord(body, at, view);
    if (at < 0) throw new RangeError("its lengths do not fit");
    if (view.delta >= high) break;
    if (view.delta < low) continue;
    const offset = batch.baseOffset + BigInt(view.delta);
    records.push({ offset, timestamp: timestampOf(body, batch, view), body, batch, view: { ...view } });
  }
  return records;
}
