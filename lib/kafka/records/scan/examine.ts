import { crc32c } from "@platformatic/wasm-utils";
import type { Decoding } from "#lib/kafka/records/decoding.ts";
import { isInternalTopic } from "#lib/serde/kafka-internal.ts";
import type { StoredRecord } from "#lib/kafka/records/record-batch.ts";
import {
  checkedFrom,
  emptyBatch,
  emptyRecord,
  isAbortMarker,
  readBatch,
  readRecord,
  type Batch,
} from "./batch-walk.ts";
import type { CompiledFilter } from "./compile-filter.ts";
import type { FetchedPart } from "./fetch-codec.ts";
import { decodedView, isCoded, isRecoded } from "./decoded-view.ts";
import { inflate } from "./inflate.ts";
import { recordOf } from "./record-of.ts";
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
  const batch = emptyBatch();
  const view = emptyRecord();

  function failed(error: unknown): void {
    totals.evaluationErrors += 1;
    totals.firstEvaluationError ??= error instanceof Error ? error.message.slice(0, 300) : "It cannot be evaluated.";
  }

  /** Tests the records of one decompressed batch. Answers the offset to go on from when no more is wanted, else null. */
  function test(body: Buffer, low: number, high: number, stretch: Stretch, hit: Found["hit"]): bigint | null {
    const { partition, decoding } = stretch;
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

  function bodyOf(data: Buffer): Buffer {
    const stored = data.subarray(batch.bodyStart, batch.end);
    return batch.compression === 0 ? stored : inflate(stored, batch.compression);
  }

  /** Why this batch cannot be trusted, or null. */
  function fault(data: Buffer): string | null {
    if (batch.magic !== 2)
      return `Records in the message format of before Kafka 0.11 (magic ${batch.magic}) are not decoded.`;
    if (!verify || crc32c(data.subarray(batch.start + checkedFrom, batch.end)) === batch.crc) return null;
    return "The checksum of a batch is wrong: its bytes changed on disk or on the way.";
  }

  return {
    *walk(stretch, on) {
      const { data, answer, from, to } = stretch;
      const starts = committed ? answer.aborted.toSorted((a, b) => (a.firstOffset < b.firstOffset ? -1 : 1)) : [];
      const active = new Set<bigint>();
      let started = 0;
      // At a yield another connection's walk may take over the batch: only what is local holds across it.
      for (let at = answer.start; readBatch(data, at, answer.end, batch);) {
        at = batch.end;
        if (batch.baseOffset >= to) return;
        const last = batch.baseOffset + BigInt(batch.lastDelta);
        for (let start = starts[started]; start !== undefined && start.firstOffset <= last; start = starts[started]) {
          active.add(start.producerId);
          started += 1;
        }
        const next = last + 1n < to ? last + 1n : to;
        if (batch.control && batch.magic === 2) {
          if (active.size > 0 && isAbortMarker(bodyOf(data), view)) active.delete(batch.producerId);
        } else if (last >= from && !(batch.transactional && active.has(batch.producerId))) {
          totals.bytes += batch.end - batch.start;
          const wrong = fault(data);
          const low = Number(from - batch.baseOffset);
          const high = deltaLimit(to - batch.baseOffset);
          const gapFrom = from > batch.baseOffset ? from : batch.baseOffset;
          on.batch(batch.logAppendTime ? batch.maxTimestamp : batch.baseTimestamp, batch.end - batch.start);
          if (wrong !== null) on.gap(gapFrom, next, wrong);
          else {
            let ended: bigint | null = null;
            try {
              const body = bodyOf(data);
              ended = test(body, low, high, stretch, on.hit);
              if (batch.compression !== 0) release(body);
            } catch (error) {
              if (error instanceof StoppedError) throw error;
              on.gap(gapFrom, next, corrupt(data, batch, error));
            }
            if (ended !== null) return yield ended;
          }
        }
        if (last >= from) yield next;
      }
    },
  };
}

function deltaLimit(distance: bigint): number {
  return distance > 0x7fff_ffffn ? 0x8000_0000 : Number(distance);
}

function corrupt(data: Buffer, batch: Batch, error: unknown): string {
  const sound = crc32c(data.subarray(batch.start + checkedFrom, batch.end)) === batch.crc;
  const why = error instanceof Error ? error.message.replace(/\.$/, "") : "it cannot be read";
  return `A batch was not decoded (${why}); its checksum is ${sound ? "right" : "wrong"}.`;
}
