import { EmptyState } from "#components/ui/empty-state.tsx";
import type { RecordList } from "#lib/contracts/records.ts";
import { formatInteger } from "#lib/format/int64.ts";
import type { RecordSearch } from "./record-search.ts";
import { isComplete, offsetsWalked, unreadPartitions } from "./read-summary.ts";

/** No message was found: an empty topic, an expired one, or nothing from here on; always with what was read. */
export function RecordListEmpty({ list, search }: { list: RecordList; search: RecordSearch }) {
  const known = list.partitions.filter((read) => read.logStart !== null && read.highWatermark !== null);
  const chosen = search.partitions === null ? "This topic holds" : "The chosen partitions hold";
  if (known.length === list.partitions.length && known.every((read) => read.logStart === read.highWatermark)) {
    const gone = known.reduce((sum, read) => sum + BigInt(read.logStart ?? "0"), 0n);
    return (
      <EmptyState title={`${chosen} no messages`}>
        {gone === 0n
          ? "None was ever written here. Produce one, and it stands here at once."
          : `The log begins after ${formatInteger(gone)} offsets: their records expired by retention or were deleted. Produce one, and it stands here at once.`}
      </EmptyState>
    );
  }
  const walked = offsetsWalked(list.partitions);
  const unread = unreadPartitions(list.partitions);
  return (
    <EmptyState title="No message from here on">
      {formatInteger(walked)} {walked === 1n ? "offset was" : "offsets were"} read
      {isComplete(list) ? " to the end" : ""}; transaction markers, compacted and aborted records are no messages.
      {unread.length === 0 ? "" : ` Not read: partition ${unread.map((read) => read.partition).join(", ")}.`} Start from
      the oldest, or choose another start.
    </EmptyState>
  );
}
