import type { RecordList } from "#lib/contracts/records.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { isComplete, offsetsWalked } from "./read-summary.ts";

/** How much was read for the rows below. */
export function ReadCoverage({ list }: { list: RecordList }) {
  const walked = offsetsWalked(list.partitions);
  const partitions = list.partitions.length;
  return (
    <span role="status" className="tn hidden text-xs text-ink-3 lg:inline">
      {formatInteger(walked)} {walked === 1n ? "offset" : "offsets"} of {formatInteger(partitions)}{" "}
      {partitions === 1 ? "partition" : "partitions"} read{isComplete(list) ? ", nothing further" : ""}
    </span>
  );
}
