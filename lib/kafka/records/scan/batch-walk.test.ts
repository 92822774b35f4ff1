import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compressionsAlgorithms } from "@platformatic/kafka";
import { writeBatch, type RecordToWrite } from "#lib/kafka/records/batch-writer.ts";
import { batchHeaders, batchRecords, storedRecord } from "#lib/kafka/records/test-decoder.ts";
import { emptyBatch, emptyRecord, readBatch, readRecord } from "./batch-walk.ts";
import { inflate } from "./inflate.ts";
import { recordOf, type StoredRecord } from "./record-of.ts";

const bytes = fc.option(fc.uint8Array({ maxLength: 300 }).map((value) => Buffer.from(value)));
const record: fc.Arbitrary<RecordToWrite> = fc.record({
  key: bytes,
  value: bytes,
  headers: fc.array(fc.record({ key: fc.string({ maxLength: 20 }), value: bytes }), { maxLength: 5 }),
  timestamp: fc.bigInt({ min: -(2n ** 40n), max: 2n ** 60n }),
});
const compressions = Object.values(compressionsAlgorithms);

function compressed(plain: Buffer, index: number): Buffer {
  const codec = compressions[index % compressions.length];
  if (codec === undefined || codec.bitmask === 0) return plain;
  const batch = Buffer.concat([plain.subarray(0, 61), codec.compressSync(plain.subarray(61))]);
  batch.writeInt32BE(batch.length - 12, 8);
  batch.writeInt16BE(codec.bitmask, 21);
  return batch;
}

const plainRecord = (stored: StoredRecord) => ({ ...stored, headers: stored.headers(stored.headerCount) });

function walk(data: Buffer): ReturnType<typeof plainRecord>[] {
  const batch = emptyBatch();
  const view = emptyRecord();
  const found: ReturnType<typeof plainRecord>[] = [];
  for (let at = 0; readBatch(data, at, data.length, batch); at = batch.end) {
    const body = inflate(data.subarray(batch.bodyStart, batch.end), batch.compression);
    for (let index = 0, place = 0; index < batch.count; index += 1) {
      place = readRecord(body, place, view);
      assert.ok(place > 0);
      found.push(plainRecord(recordOf(body, batch, view)));
    }
  }
  return found;
}

test("the lean walk reads what the full decoder reads, in every compression, and stops at a batch that was cut off", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(record, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 5 }),
      fc.nat(60),
      (batches, cut) => {
        const whole = Buffer.concat(
          batches.map((records, index) => {
            const batch = compressed(writeBatch(records), index);
            batch.writeBigInt64BE(BigInt(index * 1_000), 0);
            return batch;
          }),
        );
        const data = Buffer.concat([whole, whole.subarray(0, cut)]);
        const expected = [...batchHeaders(data)].flatMap((batch) =>
          batchRecords(data, batch, -(2n ** 62n), 2n ** 62n).map((place) => plainRecord(storedRecord(place))),
        );
        assert.deepEqual(walk(data), expected);
        assert.equal(expected.length, batches.flat().length);
      },
    ),
  );
});

test("broken bytes never read beyond the batch", () => {
  const view = emptyRecord();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (value) => {
      const end = readRecord(value, 0, view);
      if (end < 0) return;
      assert.ok(end <= value.length);
      assert.ok(view.headersAt <= end);
      assert.ok(view.valueStart + Math.max(0, view.valueLength) <= end);
    }),
    { numRuns: 2_000 },
  );
});
