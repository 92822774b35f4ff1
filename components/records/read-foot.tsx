import type { RecordList } from "#lib/contracts/records.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { isComplete, offsetsWalked, orderWords } from "./read-summary.ts";

/** What was read and in which order it stands. */
export function ReadFoot({ list, from }: { list: RecordList; from: string }) {
  const walked = offsetsWalked(list.partitions);
  const partitions = list.partitions.length;
  return (
    <>
      <span>{orderWords(from, list.orderedBy)}</span>
      <span className="hidden lg:inline">
        {formatInteger(walked)} {walked === 1n ? "offset" : "offsets"} of {formatInteger(partitions)}{" "}
        {partitions === 1 ? "partition" : "partitions"} read
        {isComplete(list) ? ", nothing further in this direction" : ""}
      </span>
    </>
  );
}
