"use client";

import { Eraser, Trash2 } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useEffect, useMemo, useState } from "react";
import { BulkButton } from "#components/ui/data-table-bulk-bar.tsx";
import type { RowSource } from "#components/ui/data-table-columns.ts";
import { sortRows } from "#components/ui/data-table-sort.ts";
import { DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { PartialLine } from "#components/ui/partial-line.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { sampleColumns, sampleFacets, stateColumns } from "./sample-columns.tsx";
import { sampleRows, type SampleRow } from "./sample-rows.ts";
import { ViewerPlayground } from "./viewer-playground.tsx";

const views = ["topics", "many", "live", "stream", "windowed", "detail", "states", "viewer"] as const;
const noun = { one: "topic", many: "topics" };
const byId = (row: SampleRow) => row.id;

/** Every state of the table and of the value viewer, one at a time; development builds only. */
export function TablePlayground() {
  const [view, setView] = useQueryState("view", parseAsStringLiteral(views).withDefault("topics"));
  return (
    <div className="flex h-full min-h-0 flex-1 flex-col">
      <div className="px-page flex items-center gap-4 pt-4.5 pb-3">
        <h1 className="text-lg font-semibold tracking-tight">Topics</h1>
        <Segmented
          label="Sight"
          options={views.map((value) => ({ value, label: value }))}
          value={view}
          onChange={(next) => void setView(next)}
        />
      </div>
      {view === "topics" ? <Rows count={214} /> : null}
      {view === "many" ? <Rows count={100_000} /> : null}
      {view === "live" ? <LiveRows /> : null}
      {view === "stream" ? <StreamedRows /> : null}
      {view === "windowed" ? <WindowedRows /> : null}
      {view === "detail" ? <DetailRows /> : null}
      {view === "states" ? <States /> : null}
      {view === "viewer" ? <ViewerPlayground /> : null}
    </div>
  );
}

function Rows({ count }: { count: number }) {
  const rows = useMemo(() => sampleRows(count), [count]);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  return (
    <DataTable
      label="Topics"
      noun={noun}
      columns={sampleColumns}
      rows={rows}
      rowId={byId}
      urlKey=""
      facets={sampleFacets}
      rowHref={topicHref}
      selection={selection}
      onSelectionChange={setSelection}
      selectionWeight={(chosen) => `${chosen.reduce((sum, row) => sum + row.partitions, 0)} partitions`}
      bulk={() => (
        <>
          <BulkButton>
            <Eraser aria-hidden />
            Delete records…
          </BulkButton>
          <BulkButton blocked="This cluster is read-only">
            <Trash2 aria-hidden />
            Delete topics…
          </BulkButton>
        </>
      )}
      exportName="topics"
      foot={<span>Sizes read 6 s ago</span>}
    />
  );
}

const topicHref = (row: SampleRow) => `/design/table?view=detail&topic=${row.id}`;
const busiestFirst = [{ id: "rate", desc: true }];

function LiveRows() {
  const [rows, setRows] = useState(() => sampleRows(500));
  useEffect(() => {
    const timer = setInterval(
      () =>
        setRows((old) =>
          old.map((row, index) => (index % 3 === 0 ? { ...row, rate: (row.rate * 7 + index * 13) % 5000 } : row)),
        ),
      1000,
    );
    return () => clearInterval(timer);
  }, []);
  return (
    <DataTable
      label="Live topics"
      noun={noun}
      columns={sampleColumns}
      rows={rows}
      rowId={byId}
      initialSort={busiestFirst}
      live
    />
  );
}

const asTheyCome: never[] = [];

/** 5,000 rows a second, the newest on top, 20,000 kept: what following a busy topic asks of the table. */
function StreamedRows() {
  const [supply] = useState(() => sampleRows(20_000));
  const [rows, setRows] = useState<readonly SampleRow[]>([]);
  useEffect(() => {
    let made = 0;
    const timer = setInterval(() => {
      const batch = supply.slice(made % supply.length, (made % supply.length) + 500);
      const fresh = batch.map((row, index) => ({ ...row, id: String(made + index) })).reverse();
      made += 500;
      setRows((old) => [...fresh, ...old].slice(0, supply.length));
    }, 100);
    return () => clearInterval(timer);
  }, [supply]);
  return (
    <DataTable
      label="Streamed topics"
      noun={noun}
      columns={sampleColumns}
      rows={rows}
      rowId={byId}
      initialSort={asTheyCome}
    />
  );
}

function WindowedRows() {
  const source = useMemo((): RowSource<SampleRow> => {
    const all = sampleRows(1_000_000);
    return {
      key: "million",
      load: async ({ start, end, sort, query, signal }) => {
        await new Promise((resolve) => setTimeout(resolve, 150));
        signal.throwIfAborted();
        const found = query === "" ? all : all.filter((row) => row.name.includes(query));
        const sorted =
          sort[0]?.id === "name"
            ? found
            : sortRows(found, sort, (row, id) => sampleColumns.find((column) => column.id === id)?.value(row) ?? null);
        return { rows: sorted.slice(start, end), rowCount: sorted.length };
      },
    };
  }, []);
  return <DataTable label="Million topics" noun={noun} columns={sampleColumns} source={source} rowId={byId} />;
}

function DetailRows() {
  const rows = useMemo(() => sampleRows(400), []);
  return (
    <DataTable
      label="Records"
      noun={{ one: "record", many: "records" }}
      columns={sampleColumns}
      rows={rows}
      rowId={byId}
      rowHeight="compact"
      renderDetail={(row) => (
        <div className="px-page py-3">
          <p>{row.name}</p>
          <button type="button" className="h-6 text-accent-text">
            A button inside
          </button>
        </div>
      )}
    />
  );
}

function States() {
  const rows = useMemo(() => sampleRows(6), []);
  const common = { noun, columns: stateColumns, rowId: byId, bare: true, height: "auto" } as const;
  return (
    <div className="grid min-h-0 flex-1 content-start gap-6 overflow-auto">
      <DataTable {...common} label="Loading" />
      <DataTable
        {...common}
        label="Cells"
        rows={rows}
        partial={
          <PartialLine since="since 14:29:10" onRetry={() => {}}>
            Broker 4 does not answer
          </PartialLine>
        }
        rowNote={(row) => (row.id === "2" ? "Refused: a group reads it" : null)}
      />
      <DataTable
        {...common}
        label="Empty"
        rows={[]}
        empty={
          <EmptyState title="No consumer group reads this topic">
            A group appears here with its first committed offset.
          </EmptyState>
        }
      />
      <DataTable
        {...common}
        label="Error"
        error={
          <ErrorState
            title="Topics could not be listed"
            detail="None of the 6 brokers of payments-prod accepted the login: the SCRAM credentials were refused (14:29:10)."
            requestId="7f3a91c2"
            onRetry={() => {}}
          />
        }
      />
    </div>
  );
}
