import { Badge } from "#components/ui/badge.tsx";
import { Bar } from "#components/ui/bar.tsx";
import { MiddleTruncate } from "#components/ui/data-table-cell.tsx";
import { actionsColumn, type CellContext, type CellState, type Column } from "#components/ui/data-table-columns.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { GroupDetail, GroupMember, GroupPartition } from "#lib/contracts/groups.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { pagePath } from "#lib/format/urls.ts";
import { memberNames } from "./member-name.ts";
import { idleWords, longestLag, problems, shareOf, type PartitionRow } from "./partition-rows.ts";

const problemWords = {
  idle: "idle member",
  stalled: "stalled",
  unread: "not read",
  unserved: "no reader",
  behind: "most of the lag",
  none: "",
};

/** Columns of the partitions of a group; an idle member's row carries its words where the figures would be. */
export function partitionColumns(cluster: string, detail: GroupDetail, old: string | null): Column<PartitionRow>[] {
  const many = new Set(detail.partitions.map(({ topic }) => topic)).size > 1;
  const name = memberNames(detail);
  const idle = `Owns no partition: ${idleWords(detail.members)}`;
  const joined = (row: PartitionRow) => (row.partition === null ? idle : null);
  const aged = (): CellState => (old === null ? null : { old, quiet: true });
  const offset = (id: keyof GroupPartition & ("committed" | "logEnd" | "logStart"), header: string, without: string) =>
    ({
      id,
      header,
      align: "end",
      width: 112,
      firstSort: "desc",
      value: ({ partition }) => bigintOf(partition?.[id] ?? null),
      cell: ({ partition }) => integerText(partition?.[id] ?? null),
      state: ({ partition }) =>
        partition === null || partition[id] !== null ? aged() : { unknown: partition.error ?? without },
      joined,
    }) satisfies Column<PartitionRow>;
  const uncommitted = "The group has not committed an offset here";
  const longest = longestLag(detail.partitions);
  return [
    {
      id: "partition",
      header: "Partition",
      width: 112,
      minWidth: 100,
      value: ({ partition }) => partition?.partition ?? null,
      cell: ({ partition }) =>
        partition === null ? (
          <span className="font-regular text-ink-3">none</span>
        ) : (
          <span className="tn font-regular">{partition.partition}</span>
        ),
    },
    ...(many ? [topicColumn] : []),
    {
      id: "member",
      header: detail.kind === "share" ? "Members" : "Member",
      minWidth: 180,
      filtered: true,
      value: (row) => (row.members.length === 0 ? null : row.members.map(name).join(", ")),
      full: (row) => row.members.map(({ id }) => id).join(", "),
      cell: (row, { mark }) => <Members row={row} name={name} populated={detail.members.length > 0} mark={mark} />,
      state: (row) => (row.members.length === 0 ? null : aged()),
    },
    {
      id: "host",
      header: "Host",
      width: 124,
      priority: 1,
      value: ({ members }) => members[0]?.host ?? null,
      cell: ({ members }) => <span className="text-ink-2">{hostsOf(members)}</span>,
      state: (row) => (row.members.length === 0 ? null : aged()),
    },
    { ...offset("logStart", "Log start", "Not read"), hidden: true },
    {
      ...offset("committed", detail.kind === "share" ? "Start" : "Committed", uncommitted),
      label: detail.kind === "share" ? "Start of the records in flight" : "Committed offset",
      priority: 3,
    },
    { ...offset("logEnd", "Log end", "Not read"), priority: 2 },
    {
      id: "bar",
      header: "Lag",
      label: "Lag as a bar, all on one scale",
      width: 192,
      firstSort: "desc",
      value: ({ partition }) => bigintOf(partition?.lag ?? null),
      cell: (row) => <LagBar row={row} longest={longest} />,
      joined,
    },
    {
      id: "messages",
      header: "Messages",
      label: "Lag in messages",
      align: "end",
      width: 108,
      firstSort: "desc",
      value: ({ partition }) => bigintOf(partition?.lag ?? null),
      cell: (row) => (
        <span className={row.problem === "stalled" ? "font-medium" : undefined}>
          {integerText(row.partition?.lag ?? null)}
        </span>
      ),
      state: ({ partition }) =>
        partition === null || partition.lag !== null ? aged() : { unknown: partition.error ?? uncommitted },
      joined,
    },
    {
      id: "problem",
      header: "Problem",
      label: "Problems first",
      width: 112,
      hidden: true,
      value: ({ problem }) => problems.indexOf(problem),
      exported: ({ problem }) => problemWords[problem],
      full: ({ problem }) => problemWords[problem],
      cell: ({ problem }) => problemWords[problem],
    },
    actionsColumn(({ partition }) => (partition === null ? null : <ReadFromHere cluster={cluster} at={partition} />)),
  ];
}

/** To the messages of the partition from the committed offset on; where there is none, from the oldest. */
function ReadFromHere({ cluster, at: { topic, partition, committed } }: { cluster: string; at: GroupPartition }) {
  const place = committed === null ? { from: "oldest" } : { from: "offset", offset: committed };
  return (
    <TextLink
      prefetch={false}
      href={pagePath(
        "/clusters/[cluster]/topics/[topic]",
        { cluster, topic },
        { ...place, partitions: String(partition) },
      )}
      title={
        committed === null ? "Nothing is committed: from the oldest message" : `From offset ${formatInteger(committed)}`
      }
    >
      Read
      <span className="sr-only">
        {" "}
        partition {partition} of {topic} from here
      </span>
    </TextLink>
  );
}

const topicColumn: Column<PartitionRow> = {
  id: "topic",
  header: "Topic",
  minWidth: 140,
  filtered: true,
  value: ({ partition }) => partition?.topic ?? null,
  cell: ({ partition }, { mark }) => (partition === null ? null : mark(partition.topic)),
};

function Members({
  row,
  name,
  populated,
  mark,
}: {
  row: PartitionRow;
  name: (member: GroupMember) => string;
  populated: boolean;
  mark: CellContext["mark"];
}) {
  const [first, ...others] = row.members;
  if (first === undefined)
    return row.problem === "unserved" ? (
      <Badge tone="warning">no reader</Badge>
    ) : (
      <span className="text-ink-3">{populated ? "none" : "no members"}</span>
    );
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="min-w-0 font-medium">
        <MiddleTruncate text={name(first)} mark={mark} />
      </span>
      {others.length > 0 ? <span className="shrink-0 text-ink-3">and {others.length} more</span> : null}
      {row.problem === "idle" ? <Badge tone="warning">idle</Badge> : null}
      {row.stalledMs === null ? null : (
        <Badge tone="critical">stalled {formatDuration(Math.floor(row.stalledMs / 1_000) * 1_000)}</Badge>
      )}
    </span>
  );
}

function LagBar({ row, longest }: { row: PartitionRow; longest: bigint }) {
  const lag = row.partition?.lag ?? null;
  if (lag === null) return null;
  const tone = row.problem === "stalled" ? "critical" : "quiet";
  return (
    <span className="inline-block w-full align-middle">
      <Bar fraction={shareOf(BigInt(lag), longest)} tone={tone} />
    </span>
  );
}

function hostsOf(members: readonly GroupMember[]): string {
  return [...new Set(members.map(({ host }) => host))].join(", ");
}

function bigintOf(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}

function integerText(text: string | null): string {
  return text === null ? "–" : formatInteger(text);
}
