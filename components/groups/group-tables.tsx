"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo } from "react";
import { DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { SectionHead } from "#components/ui/toolbar.tsx";
import type { GroupDetail, GroupMember } from "#lib/contracts/groups.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { memberColumns } from "./member-columns.tsx";
import { memberNames } from "./member-name.ts";
import { partitionColumns } from "./partition-columns.tsx";
import type { PartitionRow } from "./partition-rows.ts";

const sights = ["partition", "member"] as const;

type GroupTablesProps = {
  cluster: string;
  detail: GroupDetail;
  rows: readonly PartitionRow[];
  /** "as of 14:29:10" when the last read failed. */
  old: string | null;
};

/** The evidence: the same assignment by partition or by member. */
export function GroupTables({ cluster, detail, rows, old }: GroupTablesProps) {
  const [by, setBy] = useQueryState("by", parseAsStringLiteral(sights).withDefault("partition"));
  return (
    <div className="flex min-h-80 flex-1 flex-col">
      <div className="px-page shrink-0 pt-1 pb-1.5">
        <SectionHead
          title="Partitions and members"
          hint={`${countText(detail.partitions.length, "partition")}, ${countText(detail.members.length, "member")}`}
          end={
            <Segmented
              label="Rows"
              size="sm"
              options={[
                { value: "partition", label: "By partition" },
                { value: "member", label: "By member" },
              ]}
              value={by}
              onChange={(next) => void setBy(next)}
            />
          }
        />
      </div>
      {by === "partition" ? (
        <PartitionTable cluster={cluster} detail={detail} rows={rows} old={old} />
      ) : (
        <MemberTable detail={detail} old={old} />
      )}
    </div>
  );
}

/** Beyond what one screen shows the rows need a filter; below that the toolbar would only take room. */
const fewRows = 24;

const problemKey = { id: "problem", desc: false };
const partitionKey = { id: "partition", desc: false };
const oneTopicSort = [problemKey, partitionKey];
const manyTopicsSort = [problemKey, { id: "topic", desc: false }, partitionKey];

function PartitionTable({ cluster, detail, rows, old }: GroupTablesProps) {
  const columns = useMemo(() => partitionColumns(cluster, detail, old), [cluster, detail, old]);
  const name = useMemo(() => memberNames(detail), [detail]);
  return (
    <DataTable
      label="Partitions"
      noun={{ one: "row", many: "rows" }}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) =>
        row.partition === null ? `idle member ${row.members.map(name).join()}` : `partition ${row.partition.partition}`
      }
      urlKey="p"
      initialSort={columns.some(({ id }) => id === "topic") ? manyTopicsSort : oneTopicSort}
      rowHeight="compact"
      bare={rows.length <= fewRows}
      filterLabel="Filter by member or topic"
      exportName="partitions"
      live
      empty={<EmptyState {...emptyWords(detail)} />}
    />
  );
}

const memberSort = [
  { id: "idle", desc: false },
  { id: "member", desc: false },
];

function MemberTable({ detail, old }: Omit<GroupTablesProps, "rows" | "cluster">) {
  const columns = useMemo(() => memberColumns(detail, old), [detail, old]);
  const name = useMemo(() => memberNames(detail), [detail]);
  return (
    <DataTable
      label="Members"
      noun={{ one: "member", many: "members" }}
      columns={columns}
      rows={detail.members}
      rowId={(member: GroupMember) => member.id}
      rowLabel={name}
      urlKey="m"
      initialSort={memberSort}
      rowHeight="compact"
      bare={detail.members.length <= fewRows}
      filterLabel="Filter by member"
      exportName="members"
      live
      empty={
        <EmptyState title="No member is in the group">
          A member appears here when a consumer with this group id connects. Its committed offsets stay until they
          expire.
        </EmptyState>
      }
    />
  );
}

function emptyWords({ members, protocolType, lag }: GroupDetail): { title: string; children: string } {
  if (members.length > 0 && protocolType !== "" && protocolType !== "consumer")
    return {
      title: "Its members own no partitions",
      children: `They talk the protocol “${protocolType}” among themselves; what they share out is not written in Kafka's terms.`,
    };
  if (members.length > 0)
    return {
      title: "Nothing is assigned and nothing is committed yet",
      children: "Partitions appear here when the coordinator hands them out, or with the first commit.",
    };
  return {
    title: "No partition is known for this group",
    children: `${lag.reason ?? "Nothing was committed"}. A partition appears here with the first commit of a member.`,
  };
}

function countText(count: number, noun: string): string {
  return `${formatInteger(count)} ${noun}${count === 1 ? "" : "s"}`;
}
