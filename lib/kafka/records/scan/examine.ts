import type { Decoding } from "#lib/kafka/records/decoding.ts";
import { isInternalTopic } from "#lib/serde/kafka-internal.ts";
import { bodyOf, corrupt, faultOf, walkBatches } from "./batches.ts";
import { emptyBatch, emptyRecord, readRecord, type Batch } from "./batch-walk.ts";
import type { CompiledFilter } from "./compile-filter.ts";
import type { FetchedPart } from "./fetch-codec.ts";
import { decodedView, isCoded, isRecoded } from "./decoded-view.ts";
import { recordOf, type StoredRecord } from "./record-of.ts";
import { release } from "./release.ts";
import type { ScanTotals } from "./scan-plan.ts";
import { control } from "./scan-plan.ts";

/** What to examine of one partition's answer: its batches with offsets in [from, to). */
export type Stretch = {
  data: Buffer;
  answer: FetchedPart;
  from: bigint;
  to: bigint;
  partition: number;
  decoding: Decoding;
};

export type Examiner = {
  /** Walks a stretch batch by batch; each step answers the first offset that was not walked. */
  walk: (stretch: Stretch, on: Found) => Generator<bigint, void, void>;
};

export type Found = {
  /** Answers false when no more is wanted: the walk ends right behind this record. */
  hit: (record: StoredRecord) => boolean;
  /** Offsets that could not be read, and why. */
  gap: (from: bigint, to: bigint, reason: string) => void;
  /** Timestamp of the first batch, and the bytes of each. */
  batch: (firstTimestamp: bigint, bytes: number) => void;
};

type Options = { filter: CompiledFilter; committed: boolean; verify: boolean; totals: ScanTotals; shared: Int32Array };

/** Ends a walk in the middle of a batch when the search is stopped. */
export class StoppedError extends Error {}

export function createExaminer({ filter, committed, verify, totals, shared }: Options): Examiner {
  const view = emptyRecord();

  function failed(error: unknown): void {
    totals.evaluationErrors += 1;
    totals.firstEvaluationError ??= error instanceof Error ? error.message.slice(0, 300) : "It cannot be evaluated.";
  }

  /** Tests the records of one decompressed batch. Answers the offset to go on from when no more is wanted, else null. */
  function test(
    body: Buffer,
    batch: Batch,
    { partition, decoding, from, to }: Stretch,
    hit: Found["hit"],
  ): bigint | null {
    const low = Number(from - batch.baseOffset);
    const high = deltaLimit(to - batch.baseOffset);
    const recoded = isRecoded(decoding);
    const decodes =
      filter.compared === "decoded" && (recoded || decoding.schemas !== null || isInternalTopic(decoding.topic));
    const whole = low <= 0 && high > batch.lastDelta;
    const search = filter.needle?.open(body) ?? null;
    const none = body.length;
    /** Where the needle lies next; `none` when it does not come again. */
    const find = (from: number): number => {
      const found = search === null ? from : search(from);
      return found < 0 ? none : found;
    };
    let place = find(0);
    if (search !== null && place === none && whole && !decodes) {
      totals.records += batch.count;
      return null;
    }
    let at = 0;
    for (let index = 0; index < batch.count; index += 1) {
      const start = at;
      at = readRecord(body, at, view);
      if (at < 0) throw new RangeError("its lengths do not fit");
      if (view.delta < low) continue;
      if (view.delta >= high) break;
      totals.records += 1;
      const coded = decodes && (recoded || isCoded(body, view, decoding.topic));
      if (search !== null && !coded) {
        if (place < start) place = find(start);
        if (place >= at) {
          if (place < none || !whole || decodes) continue;
          totals.records += batch.count - index - 1;
          return null;
        }
      }
      shared[control.evaluations] = (shared[control.evaluations] ?? 0) + 1;
      if (shared[control.stop] !== 0) throw new StoppedError("Stopped");
      let matches = false;
      try {
        const seen = coded ? decodedView(body, batch, view, { start, end: at }, decoding) : null;
        matches = filter.matches(body, batch, view, partition, seen);
      } catch (error) {
        if (error instanceof StoppedError) throw error;
        failed(error);
      }
      if (!matches) continue;
      totals.matches += 1;
      const record = recordOf(body, batch, view);
      if (!hit(record)) return record.offset + 1n;
    }
    return null;
  }

  return {
    *walk(stretch, on) {
      const { data, answer, from, to } = stretch;
      const batch = emptyBatch();
      const unread = (low: bigint, high: bigint, reason: string) => {
        const start = low < from ? from : low;
        const end = high > to ? to : high;
        if (start < end) on.gap(start, end, reason);
      };
      for (const holdsData of walkBatches(data, answer, from, { committed, batch, unread })) {
        if (batch.baseOffset >= to) return;
        const last = batch.baseOffset + BigInt(batch.lastDelta);
        if (last < from) continue;
        if (holdsData) {
          totals.bytes += batch.end - batch.start;
          on.batch(batch.logAppendTime ? batch.maxTimestamp : batch.baseTimestamp, batch.end - batch.start);
          const fault = faultOf(data, batch, verify);
          if (fault !== null) unread(batch.baseOffset, last + 1n, fault);
          else {
            let ended: bigint | null = null;
            try {
              const body = bodyOf(data, batch);
              ended = test(body, batch, stretch, on.hit);
              if (batch.compression !== 0) release(body);
            } catch (error) {
              if (error instanceof StoppedError) throw error;
              unread(batch.baseOffset, last + 1n, corrupt(data, batch, error));
            }
            if (ended !== null) return yield ended;
          }
        }
        yield last + 1n < to ? last + 1n : to;
      }
    },
  };
}

function deltaLimit(distance: bigint): number {
  return distance > 0x7fff_ffffn ? 0x8000_0000 : Number(distance);
}
