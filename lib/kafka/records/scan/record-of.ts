import { someHeader, timestampOf, type Batch, type RecordView } from "./batch-walk.ts";

/** One record as stored. Key and value are views into the response; headers are read when asked for. */
export type StoredRecord = {
  offset: bigint;
  timestamp: bigint;
  logAppendTime: boolean;
  key: Buffer | null;
  value: Buffer | null;
  leaderEpoch: number;
  producerId: bigint | null;
  producerEpoch: number | null;
  sequence: number | null;
  transactional: boolean;
  /** Number of the codec in the batch's attributes. */
  compression: number;
  headerCount: number;
  /** The first `limit` headers in stored order, repeats and nulls kept. */
  headers(limit: number): { key: string; value: Buffer | null }[];
};

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

/** Who wrote the record at this distance from the base of its batch. A sequence goes on at 0 behind the largest 32-bit number. */
function producerOf({ producerId, producerEpoch, baseSequence, transactional, compression }: Batch, delta: number) {
  const own = producerId >= 0n;
  return {
    producerId: own ? producerId : null,
    producerEpoch: own ? producerEpoch : null,
    sequence: own && baseSequence >= 0 ? (baseSequence + delta) % 2 ** 31 : null,
    transactional,
    compression,
  };
}
