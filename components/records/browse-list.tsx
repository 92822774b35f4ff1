"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import { ProblemState } from "#components/shared/problem-state.tsx";
import { clockTime } from "#components/shared/stale-line.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { RecordList } from "#lib/contracts/records.ts";
import { ReadCoverage } from "./read-coverage.tsx";
import { ReadNotice } from "./read-notice.tsx";
import { recordId } from "./record-id.ts";
import { RecordListEmpty } from "./record-list-empty.tsx";
import { RecordPanel } from "./record-panel.tsx";
import type { RecordListProps } from "./record-list-props.ts";
import { orderWords } from "./read-summary.ts";
import { useRecordColumns } from "./use-record-columns.tsx";
import { useRecordSelection } from "./use-record-selection.tsx";

type Props = RecordListProps & { list: UseQueryResult<RecordList> };

/** One page of records from a place on. */
export function BrowseList({ cluster, topic, search, onOpen, list }: Props) {
  const selected = useRecordSelection(cluster, ({ partition, offset }) => ({ topic, partition, offset }));
  const { data } = list;
  const refresh = () => void list.refetch();
  const stale = list.isError && data !== undefined;
  const old = stale ? `as of ${clockTime(list.dataUpdatedAt)}` : null;
  const columns = useRecordColumns(cluster, topic, data?.records, { old });
  const initialSort = useMemo(() => [{ id: "timestamp", desc: search.from === "newest" }], [search.from]);
  return (
    <DataTable
      key={search.from}
      label="Messages"
      noun={{ one: "message", many: "messages" }}
      {...columns}
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
      {...selected}
      urlKey=""
      toolbarEnd={data ? <ReadCoverage list={data} /> : undefined}
      filterLabel="Filter what was read"
      initialSort={initialSort}
      rowHeight="compact"
      exportName={`${topic}-messages`}
      renderDetail={(record) => <RecordPanel cluster={cluster} topic={topic} record={record} />}
      openId={search.record}
      onOpenIdChange={onOpen}
      footStart={data ? <span className="truncate">{orderWords(search.from, data.orderedBy)}</span> : undefined}
      foot={<span className="max-lg:hidden">Reading commits no offsets and joins no group</span>}
    />
  );
}
