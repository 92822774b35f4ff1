"use client";

import { Download, Search } from "lucide-react";
import { useId, type RefObject } from "react";
import { Button } from "./button.tsx";
import { ColumnMenu } from "./data-table-column-menu.tsx";
import type { Facet } from "./data-table-columns.ts";
import { downloadText, toCsv, toNdjson } from "./data-table-export.ts";
import { FacetPicker } from "./data-table-facets.tsx";
import type { ColumnModel, View } from "./data-table-model.ts";
import type { DataTableProps } from "./data-table-props.ts";
import type { RowHeight, ViewStore } from "./data-table-state.ts";
import { TableViews } from "./data-table-views.tsx";
import { Input } from "./input.tsx";
import { Kbd } from "./kbd.tsx";
import { Menu, MenuItem } from "./menu.tsx";
import { Toolbar, ToolbarDivider } from "./toolbar.tsx";

type DataTableToolbarProps<Row> = {
  table: DataTableProps<Row>;
  view: View<Row>;
  store: ViewStore;
  model: ColumnModel<Row>;
  height: RowHeight;
  onHeight: (height: RowHeight) => void;
  count: ((facet: Facet<Row>) => ReadonlyMap<string, number>) | null;
  /** Rows as shown; `null` when they are on the server. */
  shown: readonly Row[] | null;
  filterRef: RefObject<HTMLInputElement | null>;
};

/** Filter, saved views, facets; then at the right what the page adds, export, columns. */
export function DataTableToolbar<Row>(props: DataTableToolbarProps<Row>) {
  const { table, view, model, shown } = props;
  const facets = table.facets ?? [];
  const { exportName } = table;
  const end = (
    <>
      {table.toolbarEnd}
      {exportName && shown ? (
        <Menu
          trigger={
            <Button>
              <Download aria-hidden />
              Export
            </Button>
          }
        >
          <MenuItem onSelect={() => downloadText(`${exportName}.csv`, "text/csv", toCsv(shown, model.shown))}>
            {rowsText(shown.length)} as CSV
          </MenuItem>
          <MenuItem
            onSelect={() => downloadText(`${exportName}.ndjson`, "application/x-ndjson", toNdjson(shown, model.shown))}
          >
            {rowsText(shown.length)} as NDJSON
          </MenuItem>
        </Menu>
      ) : null}
      <ColumnMenu
        model={model}
        height={props.height}
        onHeight={props.onHeight}
        kept={table.keptColumns?.words ?? (table.urlKey === undefined ? "Kept until you leave" : "Kept in the URL")}
        end={table.columnMenuEnd}
      />
    </>
  );
  return (
    <Toolbar label={`Narrow ${table.noun.many}`} end={end}>
      {table.filterLabel === null ? null : (
        <FilterField label={table.filterLabel ?? "Filter by name"} view={view} inputRef={props.filterRef} />
      )}
      {table.urlKey === "" ? (
        <TableViews rows={table.rows} columns={table.columns} facets={facets} store={props.store} />
      ) : null}
      {table.toolbarStart}
      {table.toolbarStart && facets.length > 0 ? <ToolbarDivider /> : null}
      {facets.map((facet) => (
        <FacetPicker
          key={facet.id}
          facet={facet}
          chosen={view.chosen[facet.id] ?? []}
          onChange={(values) => view.setFacet(facet, values)}
          count={props.count ? () => props.count?.(facet) ?? new Map() : null}
        />
      ))}
    </Toolbar>
  );
}

function FilterField<Row>({
  label,
  view,
  inputRef,
}: {
  label: string;
  view: View<Row>;
  inputRef: RefObject<HTMLInputElement | null>;
}) {
  const errorId = useId();
  const { error } = view.filter;
  return (
    <span className="relative">
      <Input
        ref={inputRef}
        type="text"
        role="searchbox"
        aria-label={label}
        placeholder={label}
        title="Words add up, -word excludes, /…/ is a regular expression"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? errorId : undefined}
        value={view.query}
        onChange={(event) => view.setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          if (view.query === "") event.currentTarget.blur();
          else view.setQuery("");
          event.stopPropagation();
        }}
        lead={<Search aria-hidden />}
        end={view.query === "" ? <Kbd keys={["/"]} /> : null}
        boxClassName="w-53"
      />
      {error ? (
        <span
          id={errorId}
          role="alert"
          className="raised absolute top-full left-0 z-(--z-popover) mt-1 w-80 rounded-md px-2.5 py-1.5 text-xs text-critical-text shadow-pop"
        >
          {error}
        </span>
      ) : null}
    </span>
  );
}

function rowsText(count: number): string {
  return count === 1 ? "1 row" : `${count.toLocaleString("en-US")} rows`;
}
