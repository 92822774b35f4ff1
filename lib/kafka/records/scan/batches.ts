import { crc32c } from "@platformatic/wasm-utils";
import { emptyRecord, isAbortMarker, readBatch, type Batch } from "./batch-walk.ts";
import type { FetchedPart } from "./fetch-codec.ts";
import { inflate } from "./inflate.ts";

/** The checksum (CRC-32C) covers the batch from here to its end. */
const checkedFrom = 21;
const leastBatchBytes = 61;

/** Whether the bytes of a batch are those that were written. */
export function checksumHolds(data: Buffer, batch: Batch): boolean {
  return crc32c(data.subarray(batch.start + checkedFrom, batch.end)) === batch.crc;
}

/** The records of a batch, decompressed; uncompressed ones are a view. Throws for a compression that is broken or not known. */
export function bodyOf(data: Buffer, batch: Batch): Buffer {
  return inflate(data.subarray(batch.bodyStart, batch.end), batch.compression);
}

/** Whether the answer ends within the batch at `at`, as the last one of an answer often does. */
export function isCutOff(data: Buffer, at: number, limit: number): boolean {
  return at + 17 > limit || at + 12 + data.readInt32BE(at + 8) > limit;
}

/** Where the offsets of a batch must lie: `low` is the end of the one before (`first`: the offset asked for), `high` that of the log. */
type Expected = { low: bigint; high: bigint; first: boolean };

/**
 * Reads the batch at `at`; when what lies there cannot be one, as a byte of its header changed on disk, the next with a right
 * checksum. `batch.start` tells where it lies. False when none comes.
 */
export function findBatch(data: Buffer, at: number, limit: number, batch: Batch, expected: Expected): boolean {
  if (isCutOff(data, at, limit)) return false;
  if (readBatch(data, at, limit, batch) && fits(batch, expected)) return true;
  const later = { ...expected, first: false };
  for (let next = at + 1; next + leastBatchBytes <= limit; next += 1)
    if (
      data[next + 16] === 2 &&
      readBatch(data, next, limit, batch) &&
      fits(batch, later) &&
      checksumHolds(data, batch)
    )
      return true;
  return false;
}

function fits(batch: Batch, { low, high, first }: Expected): boolean {
  const whole =
    batch.magic === 2
      ? batch.end - batch.start >= leastBatchBytes && batch.lastDelta >= 0
      : batch.magic === 0 || batch.magic === 1;
  const last = batch.baseOffset + BigInt(batch.lastDelta);
  return whole && (first ? last : batch.baseOffset) >= low && last < high;
}

/** Offsets that could not be read, and why. */
export type Unread = (from: bigint, to: bigint, reason: string) => void;

export const damaged = "The bytes here are no record batch: they changed on the broker's disk.";
/** Compaction always leaves the last record of a log. */
export const nothingCame = "The broker sends nothing for these offsets: its log is damaged here.";

/**
 * Goes through the batches of an answer that begins at offset `from`, each read into `batch`; true for one with data, false for a
 * marker, and with `committed` for one of an aborted transaction. The broker lists aborted transactions in every answer,
 * so no state is carried: a producer is active from its first aborted offset until its abort marker (KIP-98).
 */
export function* walkBatches(
  data: Buffer,
  answer: FetchedPart,
  from: bigint,
  options: { committed: boolean; batch: Batch; unread: Unread },
): Generator<boolean, void, void> {
  const { committed, batch, unread } = options;
  const starts = committed ? answer.aborted.toSorted((a, b) => (a.firstOffset < b.firstOffset ? -1 : 1)) : [];
  const active = new Set<bigint>();
  const marker = emptyRecord();
  const expected = { low: from, high: answer.highWatermark, first: true };
  let started = 0;
  for (let at = answer.start; findBatch(data, at, answer.end, batch, expected); at = batch.end) {
    if (batch.start !== at) unread(expected.low, batch.baseOffset, damaged);
    const last = batch.baseOffset + BigInt(batch.lastDelta);
    expected.low = last + 1n;
    expected.first = false;
    for (let start = starts[started]; start !== undefined && start.firstOffset <= last; start = starts[started]) {
      active.add(start.producerId);
      started += 1;
    }
    if (batch.control && batch.magic === 2) {
      if (active.size > 0 && isAbortMarker(bodyOf(data, batch), marker)) active.delete(batch.producerId);
      yield false;
    } else yield !(batch.transactional && active.has(batch.producerId));
  }
}

/** Why this batch is not read at all, or null. Checksums are only looked at with `verify`. */
export function faultOf(data: Buffer, batch: Batch, verify: boolean): string | null {
  if (batch.magic !== 2)
    return `Records in the message format of before Kafka 0.11 (magic ${batch.magic}) are not decoded. They become readable when they are copied to a new topic.`;
  if (!verify || checksumHolds(data, batch)) return null;
  return "The checksum of a batch is wrong: its bytes changed on disk or on the way.";
}

/** Why the records of a batch could not be decoded; its checksum tells whether the bytes changed or were written so. */
export function corrupt(data: Buffer, batch: Batch, error: unknown): string {
  const why = error instanceof Error ? error.message.replace(/\.$/, "") : "it cannot be read";
  return `A batch was not decoded (${why}); its checksum is ${checksumHolds(data, batch) ? "right" : "wrong"}.`;
}
