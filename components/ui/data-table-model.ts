"use client";

import { useCallback, useMemo } from "react";
import type { Column, Facet, SortKey } from "./data-table-columns.ts";
import { parseFacet, printFacet } from "./data-table-facet-text.ts";
import { parseFilter } from "./data-table-filter.ts";
import { toggleSort } from "./data-table-sort.ts";
import type { ViewStore } from "./data-table-state.ts";
import { moveId, parseColumns, parseSort, printColumns, printSort } from "./data-table-view.ts";

/** Pixels below which a column tells nothing. */
const narrowest = 48;

/** The person's view of a table: filter, facets, sort; read from and written to the view store. */
export function useView<Row>(
  columns: readonly Column<Row>[],
  facets: readonly Facet<Row>[],
  initialSort: readonly SortKey[],
  [raw, change]: ViewStore,
) {
  const query = raw.q ?? "";
  const filter = useMemo(() => parseFilter(query), [query]);
  const sort = useMemo(() => {
    const sortable = new Set(columns.filter((column) => column.sortable !== false).map((column) => column.id));
    return raw.sort ? parseSort(raw.sort, sortable) : initialSort;
  }, [raw.sort, columns, initialSort]);
  const chosen = useMemo(
    () => Object.fromEntries(facets.map((facet) => [facet.id, parseFacet(raw[facet.id], facet)])),
    [raw, facets],
  );
  const setQuery = useCallback((text: string) => change({ q: text === "" ? null : text }), [change]);
  const setFacet = useCallback(
    (facet: Facet<Row>, values: readonly string[]) => change({ [facet.id]: printFacet(values, facet) }),
    [change],
  );
  const sortBy = useCallback(
    (column: Column<Row>, add: boolean) => {
      const next = toggleSort(sort, column.id, { add, firstDesc: column.firstSort === "desc" });
      const text = printSort(next);
      change({ sort: text === printSort(initialSort) ? null : text });
    },
    [sort, initialSort, change],
  );
  const clear = useCallback(
    () => change({ q: null, ...Object.fromEntries(facets.map((facet) => [facet.id, printFacet([], facet)])) }),
    [change, facets],
  );
  const narrowed = filter.terms.length > 0 || Object.values(chosen).some((values) => values.length > 0);
  return { query, setQuery, filter, sort, sortBy, chosen, setFacet, clear, narrowed };
}

export type View<Row> = ReturnType<typeof useView<Row>>;

/** Order, visibility and widths of the columns, kept under `cols` of the view store. */
export function useColumns<Row>(columns: readonly Column<Row>[], [raw, change]: ViewStore) {
  const known = useMemo(() => columns.map((column) => column.id), [columns]);
  const choice = useMemo(() => parseColumns(raw.cols ?? null, known), [raw.cols, known]);
  const state = useMemo(() => {
    const shown = choice?.map(({ id }) => id) ?? columns.filter((column) => !column.hidden).map(({ id }) => id);
    return {
      columnOrder: [...shown, ...known.filter((id) => !shown.includes(id))],
      columnVisibility: Object.fromEntries(known.map((id) => [id, shown.includes(id)])),
      columnSizing: Object.fromEntries(choice?.flatMap(({ id, width }) => (width ? [[id, width] as const] : [])) ?? []),
    };
  }, [choice, columns, known]);

  const keep = useCallback(
    (
      order: readonly string[],
      visible: Readonly<Record<string, boolean>>,
      widths: Readonly<Record<string, number>>,
    ) => {
      const shown = order.filter((id) => visible[id] !== false);
      const plain = columns.filter((column) => !column.hidden).map(({ id }) => id);
      const isDefault = Object.keys(widths).length === 0 && shown.join() === plain.join();
      const next = shown.map((id) => (widths[id] ? { id, width: Math.round(widths[id]) } : { id }));
      change({ cols: isDefault ? null : printColumns(next) });
    },
    [change, columns],
  );

  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const shown = useMemo(
    () => state.columnOrder.flatMap((id) => (state.columnVisibility[id] ? (byId.get(id) ?? []) : [])),
    [state, byId],
  );
  const all = useMemo(() => state.columnOrder.flatMap((id) => byId.get(id) ?? []), [state, byId]);
  const { columnOrder, columnVisibility, columnSizing } = state;
  const move = (id: string, to: number) => keep(moveId(columnOrder, id, to), columnVisibility, columnSizing);
  const show = (id: string, on: boolean) => keep(columnOrder, { ...columnVisibility, [id]: on }, columnSizing);
  const resize = (id: string, width: number) =>
    keep(columnOrder, columnVisibility, { ...columnSizing, [id]: Math.max(narrowest, width) });
  const reset = useCallback(() => change({ cols: null }), [change]);
  return { shown, all, widths: columnSizing, move, show, resize, reset, changed: choice !== null };
}

export type ColumnModel<Row> = ReturnType<typeof useColumns<Row>>;
