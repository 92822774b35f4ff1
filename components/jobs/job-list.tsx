"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { usePreferences } from "#components/shared/preferences-provider.tsx";
import { ProblemState } from "#components/shared/problem-state.tsx";
import { StaleLine } from "#components/shared/stale-line.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import { CancelJob } from "./cancel-job.tsx";
import { canCancel, jobColumns } from "./job-columns.tsx";
import { jobQueries } from "./queries.ts";
import { useJobStream } from "./use-job-stream.ts";

/** Work that goes on without an open page, current by a stream while this page is looked at. */
export function JobList() {
  const list = useQuery(jobQueries.list());
  const streamFault = useJobStream();
  const { zone } = usePreferences().preferences;
  const columns = useMemo(() => jobColumns(zone, (job) => (canCancel(job) ? <CancelJob job={job} /> : null)), [zone]);
  const jobs = list.data?.jobs;
  const fault = list.isError ? list.error : streamFault;
  const running = jobs?.filter(canCancel).length ?? 0;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title="Jobs"
        facts={
          jobs ? (
            <>
              <b>{running}</b> running or waiting · work that goes on when the page is closed
            </>
          ) : null
        }
      />
      <DataTable
        label="Jobs"
        noun={{ one: "job", many: "jobs" }}
        columns={columns}
        rows={jobs}
        rowId={(job) => job.id}
        loading={list.isPending}
        error={
          list.isError && jobs === undefined ? (
            <ProblemState
              problem={asProblem(list.error)}
              title="Jobs could not be listed"
              onRetry={() => void list.refetch()}
              retrying={list.isFetching}
            />
          ) : undefined
        }
        empty={
          <EmptyState title="No job has run yet">
            Work that outlives a page stands here, with its progress and its result. The first one usually is “Fill with
            sample data” on an empty cluster.
          </EmptyState>
        }
        partial={
          fault !== null && jobs !== undefined ? (
            <StaleLine problem={asProblem(fault)} asOf={list.dataUpdatedAt} onRetry={() => void list.refetch()} />
          ) : undefined
        }
        urlKey=""
        filterLabel="Filter by job"
        initialSort={[{ id: "created", desc: true }]}
        live
      />
    </div>
  );
}
