import { Badge } from "#components/ui/badge.tsx";
import { Bar } from "#components/ui/bar.tsx";
import { MiddleTruncate } from "#components/ui/data-table-cell.tsx";
import type { CellState, Column } from "#components/ui/data-table-columns.ts";
import type { GroupDetail, GroupMember } from "#lib/contracts/groups.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { placeOf } from "./group-track.ts";
import { memberNames } from "./member-name.ts";
import { idleWords, shareOf } from "./partition-rows.ts";

/** Columns of the members of a group. In a share group the lag of a partition belongs to all its readers, so it has none here. */
export function memberColumns(detail: GroupDetail, old: string | null): Column<GroupMember>[] {
  const name = memberNames(detail);
  const idle = `Owns no partition: ${idleWords(detail.members)}`;
  const joined = (member: GroupMember) => (member.idle ? idle : null);
  const aged = (): CellState => (old === null ? null : { old, quiet: true });
  const lags = lagsOf(detail);
  const longest = [...lags.values()].reduce<bigint>(
    (most, lag) => (typeof lag === "bigint" && lag > most ? lag : most),
    0n,
  );
  const lagOf = ({ id }: GroupMember): bigint | null => {
    const lag = lags.get(id);
    return typeof lag === "bigint" ? lag : null;
  };
  const lagState = ({ id }: GroupMember): CellState => {
    const lag = lags.get(id);
    return typeof lag === "string" ? { unknown: lag } : aged();
  };
  const some = (read: (member: GroupMember) => string | null) => detail.members.some((member) => read(member) !== null);
  return [
    {
      id: "member",
      header: "Member",
      minWidth: 250,
      value: name,
      full: ({ id }) => id,
      cell: (member, { mark }) => (
        <span className="flex min-w-0 items-center gap-2">
          <span className="min-w-0">
            <MiddleTruncate text={name(member)} mark={mark} />
          </span>
          {member.idle ? <Badge tone="warning">idle</Badge> : null}
        </span>
      ),
    },
    textColumn("host", "Host", ({ host }) => host, aged, 3),
    { ...textColumn("clientId", "Client id", ({ clientId }) => clientId, aged), hidden: true },
    ...(some(({ instanceId }) => instanceId)
      ? [{ ...textColumn("instanceId", "Instance id", ({ instanceId }) => instanceId, aged, 2), width: 160 }]
      : []),
    ...(some(({ rack }) => rack) ? [textColumn("rack", "Rack", ({ rack }) => rack, aged, 1)] : []),
    {
      id: "count",
      header: "Partitions",
      label: "Number of partitions",
      align: "end",
      width: 92,
      firstSort: "desc",
      value: countOf,
      cell: (member) => formatInteger(countOf(member)),
      state: aged,
      joined,
    },
    {
      id: "assignment",
      header: "Assigned",
      label: "Assigned partitions",
      minWidth: 160,
      sortable: false,
      value: assignmentText,
      cell: (member) => <span className="text-ink-2">{assignmentText(member)}</span>,
      state: aged,
      joined,
    },
    ...(detail.kind === "share"
      ? []
      : [
          {
            id: "bar",
            header: "Lag",
            label: "Lag as a bar, all on one scale",
            width: 150,
            firstSort: "desc" as const,
            value: lagOf,
            cell: (member: GroupMember) => (
              <span className="inline-block w-full align-middle">
                <Bar fraction={shareOf(lagOf(member) ?? 0n, longest)} />
              </span>
            ),
            state: (member: GroupMember) => (lagOf(member) === null ? lagState(member) : null),
            joined,
          },
          {
            id: "messages",
            header: "Messages",
            label: "Lag in messages",
            align: "end" as const,
            width: 108,
            firstSort: "desc" as const,
            value: lagOf,
            cell: (member: GroupMember) => formatInteger(lagOf(member) ?? 0n),
            state: lagState,
            joined,
          },
        ]),
    {
      id: "idle",
      header: "Idle",
      label: "Idle first",
      width: 72,
      hidden: true,
      value: (member) => Number(!member.idle),
      exported: (member) => (member.idle ? "idle" : ""),
      cell: (member) => (member.idle ? "idle" : ""),
    },
  ];
}

function textColumn(
  id: string,
  header: string,
  read: (member: GroupMember) => string | null,
  state: () => CellState,
  priority?: number,
): Column<GroupMember> {
  return {
    id,
    header,
    width: 124,
    priority,
    value: read,
    cell: (member) => <span className="text-ink-2">{read(member) ?? "–"}</span>,
    state,
  };
}

function countOf({ assignment }: GroupMember): number {
  return assignment.reduce((sum, { partitions }) => sum + partitions.length, 0);
}

function assignmentText({ assignment }: GroupMember): string {
  return assignment
    .map(({ topic, partitions }) => `${topic} ${partitions.toSorted((a, b) => a - b).join(", ")}`)
    .join(" · ");
}

/** By member: the lag of what it owns, or why that is not known. */
function lagsOf(detail: GroupDetail): Map<string, bigint | string> {
  const partitions = new Map(detail.partitions.map((partition) => [placeOf(partition), partition]));
  return new Map(
    detail.members.map(({ id, assignment }): [string, bigint | string] => {
      let sum = 0n;
      for (const { topic, partitions: owned } of assignment)
        for (const partition of owned) {
          const found = partitions.get(placeOf({ topic, partition }));
          if (found?.lag == null) return [id, `${topic} ${partition}: ${found?.error ?? "nothing committed yet"}`];
          sum += BigInt(found.lag);
        }
      return [id, sum];
    }),
  );
}
