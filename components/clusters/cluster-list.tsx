"use client";

import { useQuery } from "@tanstack/react-query";
import { ProblemState } from "#components/shared/problem-state.tsx";
import { StaleLine } from "#components/shared/stale-line.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import { pagePath } from "#lib/format/urls.ts";
import { clusterColumns } from "./cluster-columns.tsx";
import { clusterQueries } from "./queries.ts";

/** The configured clusters; each row asks its own cluster, so that a slow one holds up no other. */
export function ClusterList() {
  const list = useQuery(clusterQueries.list());
  const clusters = list.data?.clusters;
  const retry = () => void list.refetch();
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title="Clusters"
        facts={
          clusters ? (
            <>
              <b>{clusters.length}</b> configured
            </>
          ) : null
        }
      />
      <DataTable
        label="Clusters"
        noun={{ one: "cluster", many: "clusters" }}
        columns={clusterColumns}
        rows={clusters}
        rowId={(cluster) => cluster.id}
        rowHref={(cluster) => pagePath("/clusters/[cluster]", { cluster: cluster.id })}
        loading={list.isPending}
        error={
          list.isError && clusters === undefined ? (
            <ProblemState
              problem={asProblem(list.error)}
              title="Clusters could not be listed"
              onRetry={retry}
              retrying={list.isFetching}
            />
          ) : undefined
        }
        empty={
          <EmptyState title="No cluster is configured">
            A cluster stands here once wheelhouse.yaml or KAFKA_BROKERS names one. The console reads the file again by
            itself when it changes.
          </EmptyState>
        }
        partial={
          list.isError && clusters !== undefined ? (
            <StaleLine problem={asProblem(list.error)} asOf={list.dataUpdatedAt} onRetry={retry} />
          ) : undefined
        }
        urlKey=""
        bare={(clusters?.length ?? 0) < 8}
      />
    </div>
  );
}
