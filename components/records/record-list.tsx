"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { usePageAction } from "#components/shared/page-actions.tsx";
import { usePreferences } from "#components/shared/preferences-provider.tsx";
import { ProblemState } from "#components/shared/problem-state.tsx";
import { clockTime } from "#components/shared/stale-line.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { StateText } from "#components/ui/state-text.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import { recordQueries } from "./queries.ts";
import { ReadCoverage } from "./read-coverage.tsx";
import { ReadNotice } from "./read-notice.tsx";
import { recordColumns, recordId } from "./record-columns.tsx";
import { RecordListEmpty } from "./record-list-empty.tsx";
import { RecordPanel } from "./record-panel.tsx";
import { orderWords } from "./read-summary.ts";
import { RecordQueryBar } from "./record-query-bar.tsx";
import { recordQueryOf, recordSearch } from "./record-search.ts";
import { useDecoders } from "./use-decoders.ts";

/** The messages tab: what to read stands in the URL, what was read and how stands in the foot. */
export function RecordList({ cluster, topic }: { cluster: string; topic: string }) {
  const [search, setSearch] = useQueryStates(recordSearch);
  const asked = recordQueryOf(search);
  const { keyCodec, valueCodec } = useDecoders(cluster, topic);
  const query = "query" in asked ? { ...asked.query, keyCodec, valueCodec } : null;
  const list = useQuery({
    ...recordQueries.list(cluster, topic, query),
    placeholderData: keepPreviousData,
  });
  const { zone } = usePreferences().preferences;
  const refresh = () => void list.refetch();
  usePageAction({ label: "Refresh messages", keys: "r", run: refresh });

  const stale = list.isError && list.data !== undefined;
  const old = stale ? `as of ${clockTime(list.dataUpdatedAt)}` : null;
  const columns = useMemo(() => recordColumns(zone, old), [zone, old]);
  const initialSort = useMemo(() => [{ id: "timestamp", desc: search.from === "newest" }], [search.from]);
  const data = query === null ? undefined : list.data;
  return (
    <>
      <div className="shrink-0 pt-3">
        <RecordQueryBar
          cluster={cluster}
          topic={topic}
          search={search}
          fault={"fault" in asked ? asked.fault : null}
          reading={list.isFetching}
          coverage={data ? <ReadCoverage list={data} /> : null}
          onChange={(patch) => void setSearch(patch, { history: "push" })}
          onRefresh={refresh}
        />
      </div>
      {query === null ? (
        <StateText title="Nothing was read yet">{"fault" in asked ? asked.fault : ""}</StateText>
      ) : (
        <DataTable
          key={search.from}
          label="Messages"
          noun={{ one: "message", many: "messages" }}
          columns={columns}
          rows={data?.records}
          rowId={recordId}
          rowLabel={(record) => `record ${record.offset} of partition ${record.partition}`}
          loading={list.isPending}
          error={
            list.isError && data === undefined ? (
              <ProblemState
                problem={asProblem(list.error)}
                title="Messages could not be read"
                missing={`There is no topic “${topic}”`}
                onRetry={refresh}
                retrying={list.isFetching}
              />
            ) : undefined
          }
          empty={data ? <RecordListEmpty list={data} search={search} /> : undefined}
          partial={
            <ReadNotice
              list={data}
              record={search.record}
              cluster={cluster}
              topic={topic}
              fault={stale ? asProblem(list.error) : null}
              readAt={list.dataUpdatedAt}
              onRetry={refresh}
            />
          }
          urlKey=""
          filterLabel="Filter what was read"
          initialSort={initialSort}
          rowHeight="compact"
          exportName={`${topic}-messages`}
          renderDetail={(record) => <RecordPanel cluster={cluster} topic={topic} record={record} />}
          openId={search.record}
          onOpenIdChange={(record) => void setSearch({ record })}
          footStart={data ? <span className="truncate">{orderWords(search.from, data.orderedBy)}</span> : undefined}
          foot={<span className="max-lg:hidden">Reading commits no offsets and joins no group</span>}
        />
      )}
    </>
  );
}
