import type { ReactNode } from "react";
import { Replicas } from "#components/shared/replicas.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { actionsColumn, type CellState, type Column } from "#components/ui/data-table-columns.ts";
import { Status } from "#components/ui/status-mark.tsx";
import { formatBytes, formatBytesExact } from "#lib/format/bytes.ts";
import { formatInteger, formatRate } from "#lib/format/int64.ts";
import { healthFault, healthRank, readerWords, replicationWords } from "./topic-facts.ts";
import type { TopicRow } from "./topic-rows.ts";

/** Columns of the list of topics. `old` dims the figures while the cluster does not answer. */
export function topicColumns(menu: (topic: TopicRow) => ReactNode, old: string | null): Column<TopicRow>[] {
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
      width: 84,
      firstSort: "desc",
      value: (topic) => topic.partitions,
      cell: (topic) => formatInteger(topic.partitions),
      state,
    },
    {
      id: "replication",
      header: "Replication",
      width: 116,
      firstSort: "desc",
      priority: 3,
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
      width: 148,
      firstSort: "desc",
      exported: (topic) => healthFault(topic) ?? "all in sync",
      value: (topic) => healthRank(topic.health),
      full: (topic) => healthFault(topic) ?? "all in sync",
      cell: (topic) => <TopicHealth topic={topic} />,
      state,
    },
    ...figureColumns(state),
    actionsColumn(menu),
  ];
}

function TopicHealth({ topic }: { topic: TopicRow }) {
  const fault = healthFault(topic);
  if (fault === null) return <span className="text-ink-3">all in sync</span>;
  const tone = topic.health === "offline" ? "critical" : topic.health === "unknown" ? "unknown" : "warning";
  return <Status status={tone}>{fault}</Status>;
}

/** What is read after the rows. */
function figureColumns(aged: () => CellState): Column<TopicRow>[] {
  const figuresOf = ({ figures }: TopicRow) => (figures === "loading" || "unknown" in figures ? null : figures);
  const readersOf = ({ readers }: TopicRow) => (readers === "loading" || "unknown" in readers ? null : readers);
  const late = (part: TopicRow["figures"] | TopicRow["readers"]): CellState =>
    part === "loading" ? part : "unknown" in part ? { unknown: part.unknown } : aged();
  const bigOf = (text: string | null | undefined) => (text == null ? null : BigInt(text));
  const known =
    (figure: "recordsAtMost" | "bytes") =>
    (topic: TopicRow): CellState => {
      const figures = figuresOf(topic);
      return figures !== null && figures[figure] === null
        ? { unknown: figures.error ?? "It was not read" }
        : late(topic.figures);
    };
  return [
    {
      id: "messages",
      header: "Messages",
      label: "Messages, at most",
      align: "end",
      width: 112,
      firstSort: "desc",
      value: (topic) => bigOf(figuresOf(topic)?.recordsAtMost),
      full: (topic) =>
        `At most ${formatInteger(figuresOf(topic)?.recordsAtMost ?? 0)}: compacted and aborted records count until they are gone`,
      cell: (topic) => formatInteger(figuresOf(topic)?.recordsAtMost ?? 0),
      state: known("recordsAtMost"),
    },
    {
      id: "size",
      header: "Size",
      label: "Size of the leaders' logs",
      align: "end",
      width: 88,
      firstSort: "desc",
      priority: 4,
      value: (topic) => bigOf(figuresOf(topic)?.bytes),
      full: (topic) => {
        const figures = figuresOf(topic);
        return `${formatBytesExact(figures?.bytes ?? 0)}, ${formatBytes(figures?.replicaBytes ?? 0)} with replicas`;
      },
      cell: (topic) => formatBytes(figuresOf(topic)?.bytes ?? 0),
      state: known("bytes"),
    },
    {
      id: "produced",
      header: "Produced",
      label: "Produced, since the last reading",
      align: "end",
      width: 84,
      firstSort: "desc",
      priority: 1,
      value: (topic) => figuresOf(topic)?.rate ?? null,
      cell: (topic) => (
        <>
          {formatRate(figuresOf(topic)?.rate ?? 0)} <span className="text-ink-3">/s</span>
        </>
      ),
      state: (topic) => {
        const figures = figuresOf(topic);
        if (figures === null || figures.rate !== null) return late(topic.figures);
        if (figures.again) return "loading";
        return {
          unknown: figures.appended === null ? (figures.error ?? "It was not read") : "A rate needs two readings of it",
        };
      },
    },
    {
      id: "readers",
      header: "Consumer groups",
      width: 184,
      firstSort: "desc",
      priority: 2,
      value: (topic) => readersOf(topic)?.count ?? null,
      full: (topic) => readerWords(readersOf(topic)),
      cell: (topic) => <span className="text-ink-2">{readerWords(readersOf(topic))}</span>,
      state: ({ readers }) => late(readers),
    },
  ];
}
