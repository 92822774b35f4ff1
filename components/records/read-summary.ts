import type { PartitionRead, RecordList } from "#lib/contracts/records.ts";

/** Order of the rows in words. With producer-set times "newest" is by append in each partition, then sorted by time. */
export function orderWords(from: string, orderedBy: RecordList["orderedBy"]): string {
  if (from === "newest") return "Newest by append in each partition, sorted by time";
  const start = { oldest: "log start", offset: "offset", time: "time", group: "group’s offset" }[from] ?? "log start";
  return `From the ${start} in each partition, ${orderedBy === "timestamp-ascending" ? "oldest" : "newest"} first`;
}

/** Offsets walked over all partitions; markers and holes are among them. */
export function offsetsWalked(partitions: readonly PartitionRead[]): bigint {
  return partitions.reduce(
    (sum, read) => (read.from === null || read.to === null ? sum : sum + BigInt(read.to) - BigInt(read.from)),
    0n,
  );
}

/** Partitions that could not be read, each with its reason. */
export function unreadPartitions(partitions: readonly PartitionRead[]): { partition: number; reason: string }[] {
  return partitions.flatMap((read) => (read.error === null ? [] : [{ partition: read.partition, reason: read.error }]));
}

/** Offsets that could not be read though their partition could, in words; null when there are none. */
export function gapWords(partitions: readonly PartitionRead[]): string | null {
  const gaps = partitions.flatMap(({ partition, gaps: own }) => own.map((gap) => ({ partition, ...gap })));
  const [first] = gaps;
  if (first === undefined) return null;
  const last = (BigInt(first.to) - 1n).toString();
  const offsets = first.from === last ? `offset ${first.from}` : `offsets ${first.from} to ${last}`;
  const more = gaps.length === 1 ? "" : ` and ${gaps.length - 1} more`;
  return `Not read: ${offsets} of partition ${first.partition}${more}. ${first.reason}`;
}

/** Partitions where an open transaction holds back committed readers, with how many offsets. */
export function openTransactions(partitions: readonly PartitionRead[]): { partition: number; behind: bigint }[] {
  return partitions.flatMap((read) => {
    if (read.lastStableOffset === null || read.highWatermark === null) return [];
    const behind = BigInt(read.highWatermark) - BigInt(read.lastStableOffset);
    return behind > 0n ? [{ partition: read.partition, behind }] : [];
  });
}

/** True when nothing can be further in the asked direction. */
export function isComplete(list: Pick<RecordList, "partitions" | "stoppedEarly">): boolean {
  return list.stoppedEarly === null && list.partitions.every((read) => read.exhausted && read.error === null);
}
