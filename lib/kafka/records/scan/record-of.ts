import { producerOf, type StoredRecord } from "#lib/kafka/records/record-batch.ts";
import { someHeader, timestampOf, type Batch, type RecordView } from "./batch-walk.ts";

/** The record a view stands on, as the rest of the console knows it. Its bytes are views into `body`. */
export function recordOf(body: Buffer, batch: Batch, view: RecordView): StoredRecord {
  const { headersAt, headerCount } = view;
  const part = (start: number, length: number) => (length < 0 ? null : body.subarray(start, start + length));
  return {
    offset: batch.baseOffset + BigInt(view.delta),
    timestamp: timestampOf(body, batch, view),
    logAppendTime: batch.logAppendTime,
    key: part(view.keyStart, view.keyLength),
    value: part(view.valueStart, view.valueLength),
    leaderEpoch: batch.leaderEpoch,
    ...producerOf(batch, view.delta),
    headerCount,
    headers(limit) {
      const found: { key: string; value: Buffer | null }[] = [];
      someHeader(body, { ...view, headersAt, headerCount: Math.min(limit, headerCount) }, (header) => {
        const key = body.toString("utf8", header.keyStart, header.keyStart + header.keyLength);
        found.push({ key, value: part(header.valueStart, header.valueLength) });
        return false;
      });
      return found;
    },
  };
}
