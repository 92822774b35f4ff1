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
  const [index, exact] = [Number(partition), BigInt(offset)];
  return index < 2 ** 31 && exact < 2n ** 63n ? { topic, partition: index, offset: exact.toString() } : null;
}
