import { StaleLine } from "#components/shared/stale-line.tsx";
import { PartialLine } from "#components/ui/partial-line.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Problem } from "#lib/contracts/problem.ts";
import type { RecordList } from "#lib/contracts/records.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { pagePath } from "#lib/format/urls.ts";
import { gapWords, openTransactions, unreadPartitions } from "./read-summary.ts";
import { recordId } from "./record-id.ts";

type Props = {
  list: RecordList | undefined;
  /** The record that the URL asks to show, `<partition>-<offset>`. */
  record: string | null;
  cluster: string;
  topic: string;
  fault: Problem | null;
  readAt: number;
  onRetry: () => void;
};

/** The one line above the messages: the worst of what is missing. Nothing when all was read. */
export function ReadNotice({ list, record, cluster, topic, fault, readAt, onRetry }: Props) {
  if (fault !== null) return <StaleLine problem={fault} asOf={readAt} onRetry={onRetry} />;
  if (list === undefined) return null;
  const [unread, ...others] = unreadPartitions(list.partitions);
  if (unread !== undefined) {
    const rest = others.length === 0 ? "" : ` and ${others.map((other) => other.partition).join(", ")}`;
    return (
      <PartialLine onRetry={onRetry}>
        Not read: partition {unread.partition}
        {rest}. {unread.reason}
      </PartialLine>
    );
  }
  const gaps = gapWords(list.partitions);
  if (gaps !== null) return <PartialLine onRetry={onRetry}>{gaps}</PartialLine>;
  if (list.stoppedEarly !== null) return <PartialLine onRetry={onRetry}>{list.stoppedEarly}</PartialLine>;
  const transactions = openTransactions(list.partitions);
  if (transactions.length > 0) {
    const words = transactions.map(
      ({ partition, behind }) =>
        `partition ${partition}: ${formatInteger(behind)} ${behind === 1n ? "offset" : "offsets"}`,
    );
    return <PartialLine>Behind an open transaction, {words.join(", ")}. Committed readers wait there.</PartialLine>;
  }
  const [partition, offset] = record?.split("-") ?? [];
  if (partition === undefined || offset === undefined || list.records.some((row) => recordId(row) === record))
    return null;
  const names = { cluster, topic, partition, offset };
  return (
    <p role="status" className="px-page shrink-0 border-t border-line py-1 text-xs text-ink-2">
      The record at offset {offset} of partition {partition} is not among these.{" "}
      <TextLink href={pagePath("/clusters/[cluster]/topics/[topic]/records/[partition]/[offset]", names)}>
        Open record
      </TextLink>
    </p>
  );
}
