"use client";

import { useQuery } from "@tanstack/react-query";
import { Radio, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useMemo } from "react";
import { ProblemState } from "#components/shared/problem-state.tsx";
import { clockTime, StaleLine } from "#components/shared/stale-line.tsx";
import { BulkButton } from "#components/ui/data-table-bulk-bar.tsx";
import type { Facet } from "#components/ui/data-table-columns.ts";
import { DataTable } from "#components/ui/data-table.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import { mostTailTopics } from "#lib/contracts/tail-limit.ts";
import { pagePath } from "#lib/format/urls.ts";
import { topicQueries } from "./queries.ts";
import { topicColumns } from "./topic-columns.tsx";
import { TopicListEmpty } from "./topic-list-empty.tsx";
import { TopicMenu } from "./topic-menu.tsx";
import { rowsWeight, topicRows, type TopicRow } from "./topic-rows.ts";

const facets: Facet<TopicRow>[] = [
  {
    id: "internal",
    label: "Internal",
    options: [
      { value: "no", label: "hidden" },
      { value: "yes", label: "only" },
    ],
    of: (topic) => (topic.internal ? "yes" : "no"),
    initial: ["no"],
  },
  {
    id: "health",
    label: "Health",
    options: [
      { value: "offline", label: "offline" },
      { value: "under-replicated", label: "under-replicated" },
      { value: "ok", label: "all in sync" },
    ],
    of: (topic) => topic.health,
  },
];

type TopicTableProps = {
  cluster: string;
  blocked: string | null;
  onCreate: () => void;
  onDelete: (topic: string) => void;
  selection: ReadonlySet<string>;
  onSelectionChange: (selection: ReadonlySet<string>) => void;
  onDeleteAll: (topics: readonly string[]) => void;
  /** Topic → why it was not deleted with the others. */
  refused: ReadonlyMap<string, string>;
};

export function TopicTable(props: TopicTableProps) {
  const { cluster, blocked, onCreate, onDelete, selection, refused } = props;
  const router = useRouter();
  const list = useQuery(topicQueries.list(cluster));
  const figures = useQuery(topicQueries.figures(cluster));
  const groups = useQuery(topicQueries.groups(cluster));
  const rows = useMemo(
    () =>
      list.data === undefined
        ? undefined
        : topicRows(
            list.data.topics,
            { data: figures.data, fault: figures.isError ? asProblem(figures.error).detail : null },
            { data: groups.data?.groups, fault: groups.isError ? asProblem(groups.error).detail : null },
          ),
    [list.data, figures.data, figures.isError, figures.error, groups.data, groups.isError, groups.error],
  );
  const stale = list.isError && list.data !== undefined;
  const old = stale ? `as of ${clockTime(list.dataUpdatedAt)}` : null;
  const columns = useMemo(
    () =>
      topicColumns((topic) => <TopicMenu topic={topic} blocked={blocked} onDelete={() => onDelete(topic.name)} />, old),
    [blocked, onDelete, old],
  );
  // A topic that is gone takes its place in the selection with it.
  const selected = useMemo(
    () => new Set(rows?.flatMap(({ name }) => (selection.has(name) ? [name] : []))),
    [rows, selection],
  );
  const rowNote = useCallback(
    ({ name }: TopicRow) => {
      const why = refused.get(name);
      if (why === undefined) return null;
      return (
        <span title={why}>
          refused<span className="sr-only">: {why}</span>
        </span>
      );
    },
    [refused],
  );
  const retry = () => void list.refetch();
  // With nothing but internal topics the cluster is empty to a person; the facet would otherwise say "nothing matches".
  const empty = list.data?.topics.every((topic) => topic.internal) ?? false;
  if (empty)
    return (
      <TopicListEmpty
        cluster={cluster}
        internal={list.data?.topics.length ?? 0}
        blocked={blocked}
        onCreate={onCreate}
      />
    );
  return (
    <DataTable
      label="Topics"
      noun={{ one: "topic", many: "topics" }}
      columns={columns}
      rows={rows}
      rowId={(topic) => topic.name}
      rowHref={(topic) => pagePath("/clusters/[cluster]/topics/[topic]", { cluster, topic: topic.name })}
      loading={list.isPending}
      error={
        list.isError && list.data === undefined ? (
          <ProblemState
            problem={asProblem(list.error)}
            title="Topics could not be listed"
            missing={`There is no cluster “${cluster}”`}
            onRetry={retry}
            retrying={list.isFetching}
          />
        ) : undefined
      }
      partial={
        stale ? <StaleLine problem={asProblem(list.error)} asOf={list.dataUpdatedAt} onRetry={retry} /> : undefined
      }
      rowNote={rowNote}
      selection={selected}
      onSelectionChange={props.onSelectionChange}
      selectionWeight={rowsWeight}
      bulk={(chosen) => (
        <>
          <BulkButton
            blocked={
              chosen.length === 0
                ? "None of the selected topics is shown"
                : chosen.length > mostTailTopics
                  ? `At most ${mostTailTopics} topics are followed together; ${chosen.length} are selected`
                  : null
            }
            onClick={() =>
              router.push(
                pagePath("/clusters/[cluster]/live", { cluster }, { topics: chosen.map(({ name }) => name).join(",") }),
              )
            }
          >
            <Radio aria-hidden />
            Follow live
          </BulkButton>
          <BulkButton
            blocked={blocked ?? (chosen.length === 0 ? "None of the selected topics is shown" : null)}
            onClick={() => props.onDeleteAll(chosen.map(({ name }) => name))}
          >
            <Trash2 aria-hidden />
            Delete topics…
          </BulkButton>
        </>
      )}
      urlKey=""
      facets={facets}
      filterLabel="Filter by name"
      initialSort={[{ id: "name", desc: false }]}
      exportName={`${cluster}-topics`}
      live
      foot={list.data ? <span>Read {clockTime(list.dataUpdatedAt)}</span> : undefined}
    />
  );
}
