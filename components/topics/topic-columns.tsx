import type { ReactNode } from "react";
import { Replicas } from "#components/shared/replicas.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { actionsColumn, type CellState, type Column } from "#components/ui/data-table-columns.ts";
import { Status } from "#components/ui/status-mark.tsx";
import type { TopicSummary } from "#lib/contracts/topics.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { healthFault, healthRank, replicationWords } from "./topic-facts.ts";

/** Columns of the list of topics. `old` dims the figures while the cluster does not answer. */
export function topicColumns(menu: (topic: TopicSummary) => ReactNode, old: string | null): Column<TopicSummary>[] {
  const state = (): CellState => (old === null ? null : { old, quiet: true });
  return [
    {
      id: "name",
      header: "Name",
      value: (topic) => topic.name,
      cell: (topic, { mark }) => (
        <>
          {mark(topic.name)}
          {topic.internal ? <Badge className="ml-2">internal</Badge> : null}
        </>
      ),
    },
    {
      id: "partitions",
      header: "Partitions",
      align: "end",
      width: 96,
      firstSort: "desc",
      value: (topic) => topic.partitions,
      cell: (topic) => formatInteger(topic.partitions),
      state,
    },
    {
      id: "replication",
      header: "Replication",
      width: 168,
      firstSort: "desc",
      priority: 1,
      value: (topic) => topic.replicationMax,
      full: replicationWords,
      cell: (topic) => (
        <span className="text-ink-2">
          <Replicas inSync={topic.replicationMax} />
          {replicationWords(topic)}
        </span>
      ),
      state,
    },
    {
      id: "health",
      header: "Health",
      width: 200,
      firstSort: "desc",
      value: (topic) => healthRank(topic.health),
      full: (topic) => healthFault(topic) ?? "all in sync",
      cell: (topic) => <TopicHealth topic={topic} />,
      state,
    },
    actionsColumn(menu),
  ];
}

function TopicHealth({ topic }: { topic: TopicSummary }) {
  const fault = healthFault(topic);
  if (fault === null) return <span className="text-ink-3">all in sync</span>;
  const tone = topic.health === "offline" ? "critical" : topic.health === "unknown" ? "unknown" : "warning";
  return <Status status={tone}>{fault}</Status>;
}
