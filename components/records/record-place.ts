import { int64, partitionIndex } from "#lib/contracts/scalars.ts";

/** A record by its address. */
export type RecordPlace = { topic: string; partition: number; offset: string };

/** `<topic>/<partition>/<offset>`, as it is written into links and typed by people. */
export function printPlace({ topic, partition, offset }: RecordPlace): string {
  return `${topic}/${partition}/${offset}`;
}

/** The place in such a text; null when it is none. */
export function parsePlace(text: string): RecordPlace | null {
  const [, topic, partition, offset] = /^\s*([A-Za-z0-9._-]{1,249})\/(\d{1,10})\/(\d{1,19})\s*$/.exec(text) ?? [];
  if (topic === undefined || partition === undefined || offset === undefined) return null;
  const index = partitionIndex.safeParse(partition);
  const exact = int64.safeParse(offset);
  return index.success && exact.success
    ? { topic, partition: index.data, offset: BigInt(exact.data).toString() }
    : null;
}
