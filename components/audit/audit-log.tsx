"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { usePageAction } from "#components/shared/page-actions.tsx";
import { usePreferences } from "#components/shared/preferences-provider.tsx";
import { ProblemState } from "#components/shared/problem-state.tsx";
import { StaleLine } from "#components/shared/stale-line.tsx";
import { Button } from "#components/ui/button.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import { auditColumns } from "./audit-columns.tsx";
import { auditQueries } from "./queries.ts";

/** Who did what, newest first, by cursor: each press reads the entries before the last one shown. */
export function AuditLog() {
  const log = useInfiniteQuery(auditQueries.log());
  const { zone } = usePreferences().preferences;
  const columns = useMemo(() => auditColumns(zone), [zone]);
  const rows = useMemo(() => log.data?.pages.flatMap((page) => page.entries), [log.data]);
  const refresh = () => void log.refetch();
  usePageAction({ label: "Refresh the audit log", keys: "r", run: refresh });
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title="Audit log"
        facts="Changes, records read and produced, and refused attempts. Never payloads or secrets."
        actions={
          <Button onClick={refresh} busy={log.isRefetching}>
            Refresh
          </Button>
        }
      />
      <DataTable
        label="Audit log"
        noun={{ one: "entry", many: "entries" }}
        columns={columns}
        rows={rows}
        rowId={(entry) => entry.id}
        rowLabel={(entry) => `${entry.action} by ${entry.who}`}
        loading={log.isPending}
        error={
          log.isError && rows === undefined ? (
            <ProblemState
              problem={asProblem(log.error)}
              title="The audit log could not be read"
              onRetry={refresh}
              retrying={log.isFetching}
            />
          ) : undefined
        }
        empty={
          <EmptyState title="Nothing was done yet">
            The first change, read of records or refused attempt stands here, with who did it and how it ended.
          </EmptyState>
        }
        partial={
          log.isError && rows !== undefined ? (
            <StaleLine problem={asProblem(log.error)} asOf={log.dataUpdatedAt} onRetry={refresh} />
          ) : undefined
        }
        urlKey=""
        filterLabel="Filter by who, action, target"
        initialSort={[{ id: "at", desc: true }]}
        exportName="audit-log"
        rowHeight="compact"
        footStart={
          log.hasNextPage ? (
            <Button size="sm" variant="ghost" busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
              Load older entries
            </Button>
          ) : rows === undefined ? null : (
            <span>The log begins here</span>
          )
        }
      />
    </div>
  );
}
