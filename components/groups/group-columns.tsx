import { groupProblem } from "#components/shared/group-problem.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { CellState, Column } from "#components/ui/data-table-columns.ts";
import { Status } from "#components/ui/status-mark.tsx";
import type { GroupSummary } from "#lib/contracts/groups.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { kindWords, stateTone, stateWords } from "./group-words.ts";
import { idleWords, lagWords, topicWords } from "./list-words.ts";

/** Columns of a list of groups. `old` dims the figures while the cluster does not answer. */
export function groupColumns(old: string | null): Column<GroupSummary>[] {
  const aged: CellState = old === null ? null : { old, quiet: true };
  const state = () => aged;
  return [
    { id: "name", header: "Group", value: ({ id }) => id, cell: ({ id }, { mark }) => mark(id) },
    {
      id: "kind",
      header: "Kind",
      width: 144,
      priority: 2,
      value: (group) => kindOf(group).label,
      full: (group) => Object.values(kindOf(group)).join(": "),
      cell: (group) => <span className="text-ink-2">{kindOf(group).label}</span>,
      state,
    },
    {
      id: "state",
      header: "State",
      width: 176,
      firstSort: "desc",
      value: groupProblem,
      exported: (group) => group.state,
      full: (group) => stateWords(group.state),
      cell: (group) => (
        <Status status={stateTone(group.state)} quiet={stateTone(group.state) === "ok"}>
          {stateWords(group.state)}
        </Status>
      ),
      state,
    },
    {
      id: "members",
      header: "Members",
      width: 144,
      firstSort: "desc",
      value: ({ members }) => members,
      full: (group) => [formatInteger(group.members ?? 0), idleWords(group)].filter(Boolean).join(", "),
      cell: (group) => <Members group={group} />,
      state: ({ error }) => (error === null ? aged : { unknown: error }),
    },
    {
      id: "topics",
      header: "Topics",
      width: 264,
      priority: 3,
      filtered: true,
      value: ({ topics }) => topics.join(" "),
      full: ({ topics }) => topics.join(", "),
      cell: (group, { mark }) => <span className="text-ink-2">{mark(topicWords(group))}</span>,
      state,
    },
    {
      id: "lag",
      header: "Lag",
      align: "end",
      width: 144,
      firstSort: "desc",
      value: ({ lag }) => (lag.value === null ? null : BigInt(lag.value)),
      full: lagWords,
      cell: ({ lag }) => (
        <>
          {lag.state === "partial" ? <span className="text-ink-3">at least </span> : null}
          {formatInteger(lag.value ?? "0")}
        </>
      ),
      state: ({ lag }) => (lag.value === null ? { unknown: lag.reason ?? "It was not read" } : aged),
    },
    {
      id: "coordinator",
      header: "Coordinator",
      width: 112,
      priority: 1,
      value: ({ coordinator }) => coordinator,
      cell: ({ coordinator }) => (
        <span className="text-ink-2">{coordinator === null ? "none" : `broker ${coordinator}`}</span>
      ),
      state,
    },
  ];
}

function kindOf({ kind, protocolType }: GroupSummary): { label: string; hint: string } {
  return kindWords(kind, protocolType) ?? { label: "not told", hint: "brokers before Kafka 3.8 do not tell the kind" };
}

function Members({ group }: { group: GroupSummary }) {
  if (group.members === 0) return <span className="text-ink-3">no members</span>;
  const idle = idleWords(group);
  return (
    <>
      {formatInteger(group.members ?? 0)}
      {idle === null ? null : (
        <Badge tone="warning" className="ml-2">
          {idle}
        </Badge>
      )}
    </>
  );
}
