"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";
import { ProblemState } from "#components/shared/problem-state.tsx";
import { clockTime, StaleLine } from "#components/shared/stale-line.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { PartialLine } from "#components/ui/partial-line.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import { pagePath } from "#lib/format/urls.ts";
import { groupColumns } from "./group-columns.tsx";
import { groupFacets } from "./group-facets.ts";
import { groupQueries } from "./queries.ts";

type Props = {
  cluster: string;
  /** Only groups with a commit or an assignment in this topic. */
  topic?: string;
  /** When nothing is there and nothing is missing. */
  empty: ReactNode;
};

/** The groups of a cluster or of one topic, problems first. */
export function GroupTable({ cluster, topic, empty }: Props) {
  const list = useQuery(groupQueries.list(cluster));
  const groups = list.data?.groups;
  const rows = useMemo(
    () => (topic === undefined ? groups : groups?.filter(({ topics }) => topics.includes(topic))),
    [groups, topic],
  );
  const stale = list.isError && list.data !== undefined;
  const old = stale ? `as of ${clockTime(list.dataUpdatedAt)}` : null;
  const columns = useMemo(() => groupColumns(old), [old]);
  const retry = () => void list.refetch();
  const missing = list.data?.missing ?? [];
  return (
    <DataTable
      label="Consumer groups"
      noun={{ one: "group", many: "groups" }}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      rowHref={({ id }) => pagePath("/clusters/[cluster]/groups/[group]", { cluster, group: id })}
      loading={list.isPending}
      error={
        list.isError && list.data === undefined ? (
          <ProblemState
            problem={asProblem(list.error)}
            title="Groups could not be listed"
            missing={`There is no cluster “${cluster}”`}
            onRetry={retry}
            retrying={list.isFetching}
          />
        ) : undefined
      }
      partial={
        stale ? (
          <StaleLine problem={asProblem(list.error)} asOf={list.dataUpdatedAt} onRetry={retry} />
        ) : missing.length > 0 ? (
          <PartialLine onRetry={retry}>
            Not every group is here. Not read: {missing.join("; ")}. The list is asked again by itself.
          </PartialLine>
        ) : undefined
      }
      empty={empty}
      urlKey=""
      facets={groupFacets}
      filterLabel="Filter by group or topic"
      initialSort={problemsFirst}
      initialSortWords="Problems first, then by lag"
      exportName={`${topic ?? cluster}-groups`}
      live
      foot={list.data ? <span>Read {clockTime(list.dataUpdatedAt)}</span> : undefined}
    />
  );
}

const problemsFirst = [
  { id: "state", desc: true },
  { id: "lag", desc: true },
];
