import type { KafkaRecord } from "#lib/contracts/records.ts";
import type { FetchedPartition } from "#lib/kafka/protocol/fetch.ts";
import { bodyOf, corrupt, faultOf, walkBatches } from "./scan/batches.ts";
import {
  emptyBatch,
  emptyRecord,
  isAbortMarker,
  readRecord,
  timestampOf,
  type Batch,
  type RecordView,
} from "./scan/batch-walk.ts";
import { recordOf, type StoredRecord } from "./scan/record-of.ts";

/** Where a record lies in its batch, so that a thousand records of which fifty are shown cost little. */
export type RecordPlace = {
  offset: bigint;
  timestamp: bigint;
  body: Buffer;
  batch: Batch;
  view: RecordView;
  transaction: KafkaRecord["transaction"];
};

/** Which records are wanted: `marked` are all of them with what became of their transactions, and the markers too. */
export type Sight = "committed" | "all" | "marked";

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
 * The records with offsets in [from, to) of an answer to a Fetch at `from`. Markers count only when `marked`; `committed` leaves
 * those of aborted transactions out. A batch that cannot be read is a gap.
 */
export function dataRecords(answer: FetchedPartition, from: bigint, to: bigint, sight: Sight): DataRecords {
  const data = answer.records;
  const batch = emptyBatch();
  const view = emptyRecord();
  const found: DataRecords = { records: [], next: null, gaps: [] };
  const unread = (low: bigint, high: bigint, reason: string) => {
    const gap = { from: low < from ? from : low, to: high > to ? to : high, reason };
    if (gap.from < gap.to) found.gaps.push(gap);
  };
  const part = { ...answer, topic: "", start: 0, end: data.length };
  for (const holdsData of walkBatches(data, part, from, { committed: sight !== "all", batch, unread })) {
    const end = batch.baseOffset + BigInt(batch.lastDelta) + 1n;
    found.next = end;
    if ((holdsData || sight === "marked") && end > from && batch.baseOffset < to) {
      const fault = faultOf(data, batch, false);
      if (fault !== null) unread(batch.baseOffset, end, fault);
      else
        try {
          for (const record of recordsOf(data, { ...batch }, view, from, to)) {
            const transaction = sight === "marked" ? transactionOf(record, holdsData, answer.lastStableOffset) : null;
            found.records.push({ ...record, transaction });
          }
        } catch (error) {
          unread(batch.baseOffset, end, corrupt(data, batch, error));
        }
    }
    if (end >= to) break;
  }
  return found;
}

type Placed = Omit<RecordPlace, "transaction">;

/** `visible`: committed readers would see it if they came as far. */
function transactionOf({ batch, body, view }: Placed, visible: boolean, stable: bigint): RecordPlace["transaction"] {
  if (batch.control) return isAbortMarker(body, { ...view }) ? "abort-marker" : "commit-marker";
  if (!batch.transactional) return null;
  if (!visible) return "aborted";
  return batch.baseOffset < stable ? "committed" : "undecided";
}

function recordsOf(data: Buffer, batch: Batch, view: RecordView, from: bigint, to: bigint): Placed[] {
  const body = bodyOf(data, batch);
  const records: Placed[] = [];
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
