"use client";

import { useMemo, useRef, useState } from "react";
import { cx } from "./cx.ts";
import { BulkBar } from "./data-table-bulk-bar.tsx";
import type { Facet, SortKey } from "./data-table-columns.ts";
import { DataTableGrid } from "./data-table-grid.tsx";
import { useColumns, useView } from "./data-table-model.ts";
import type { DataTableProps } from "./data-table-props.ts";
import { needsAll, useNeed } from "./data-table-need.ts";
import { useRowHeight } from "./data-table-row-height.ts";
import { countOptions, useRows } from "./data-table-rows.ts";
import { useSelection } from "./data-table-selection.ts";
import { useSource } from "./data-table-source.ts";
import { useMemoryView, useUrlView, viewNames, withKeptColumns, type ViewStore } from "./data-table-state.ts";
import { DataTableToolbar } from "./data-table-toolbar.tsx";
import { ErrorState } from "./error-state.tsx";
import { NoMatch } from "./no-match.tsx";
import { PartialLine } from "./partial-line.tsx";

/** A table of rows of one kind: see `DataTableProps`. Columns, facets and callbacks should be stable between renders. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  return props.urlKey === undefined ? <MemoryTable {...props} /> : <UrlTable {...props} urlKey={props.urlKey} />;
}

function MemoryTable<Row>(props: DataTableProps<Row>) {
  return <TableWithView table={props} store={useMemoryView()} />;
}

function UrlTable<Row>(props: DataTableProps<Row> & { urlKey: string }) {
  const [view, change] = useUrlView(viewNames(props.facets), props.urlKey);
  const { text = null, keep } = props.keptColumns ?? {};
  const store = useMemo(() => withKeptColumns([view, change], text, keep), [view, change, text, keep]);
  return <TableWithView table={props} store={store} />;
}

const noFacets: never[] = [];

function TableWithView<Row>({ table, store }: { table: DataTableProps<Row>; store: ViewStore }) {
  const { columns, rowId, renderDetail } = table;
  const facets: readonly Facet<Row>[] = table.facets ?? noFacets;
  const name = columns[0]?.id;
  const defaultSort = useMemo((): SortKey[] => (name === undefined ? [] : [{ id: name, desc: false }]), [name]);
  const view = useView(columns, facets, table.initialSort ?? defaultSort, store);
  const model = useColumns(columns, store);
  const [height, setHeight] = useRowHeight(table.rowHeight);

  const [ownOpenId, setOwnOpenId] = useState<string | null>(null);
  const openId = table.openId === undefined ? ownOpenId : table.openId;
  const setOpenId = table.onOpenIdChange ?? setOwnOpenId;

  const [inside, setInside] = useState(false);
  const hold = table.live === true && (inside || (renderDetail !== undefined && openId !== null));
  const memory = useRows(table.rows, columns, facets, view, rowId, hold);
  const remote = useSource(table.source, view);
  const list = table.source ? remote.list : memory.list;
  const need = useNeed(table.onNeed, table.rows, list, needsAll(view, columns, facets));
  const total = table.source ? null : (table.rows?.length ?? null);
  const loading = (table.loading ?? (!table.source && table.rows === undefined)) || remote.loading;

  const selection = useSelection(table.selection, table.onSelectionChange, list, rowId);
  const filterRef = useRef<HTMLInputElement>(null);

  const instead = (() => {
    if (table.error) return table.error;
    if (list.length > 0 || loading) return null;
    if (remote.error)
      return (
        <ErrorState
          title={`${capital(table.noun.many)} could not be read`}
          detail={remote.error}
          onRetry={remote.retry}
        />
      );
    if (!view.narrowed) return table.empty;
    return (
      table.noMatch?.(view.query, total ?? 0, view.clear) ?? (
        <NoMatch
          noun={table.noun.one}
          filter={view.query === "" ? "the chosen properties" : view.query}
          without={
            total === null
              ? ""
              : `${total.toLocaleString("en-US")} ${total === 1 ? table.noun.one : table.noun.many} without the filter.`
          }
          onClear={view.clear}
        />
      )
    );
  })();

  return (
    <section
      aria-label={table.label}
      className={cx("relative flex min-w-0 flex-col", table.height !== "auto" && "min-h-0 flex-1")}
    >
      {table.bare ? null : (
        <DataTableToolbar
          table={table}
          view={view}
          store={store}
          model={model}
          height={height}
          onHeight={setHeight}
          count={
            table.source
              ? null
              : (facet) => countOptions(table.rows ?? [], columns, view.filter, facets, view.chosen, facet)
          }
          shown={list.all}
          filterRef={filterRef}
        />
      )}
      {table.partial}
      {remote.error && list.length > 0 ? (
        <PartialLine onRetry={remote.retry}>
          Some {table.noun.many} could not be read: {remote.error}
        </PartialLine>
      ) : null}
      <DataTableGrid
        table={{ ...table, loading }}
        view={view}
        model={model}
        list={list}
        total={total}
        selection={selection}
        openId={openId}
        setOpenId={setOpenId}
        height={height}
        instead={instead}
        waiting={memory.waiting}
        release={memory.release}
        onInside={table.live ? setInside : ignore}
        onFilter={() => filterRef.current?.focus()}
        onSight={table.source ? remote.want : table.onNeed ? need : undefined}
      />
      {selection.on && selection.ids.size > 0 ? (
        <BulkBar
          label={table.noun.many}
          count={selection.ids.size}
          hidden={selection.ids.size - selection.rows.length}
          weight={table.selectionWeight?.(selection.rows)}
          onClear={selection.clear}
        >
          {table.bulk?.(selection.rows)}
        </BulkBar>
      ) : null}
    </section>
  );
}

function ignore() {}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
