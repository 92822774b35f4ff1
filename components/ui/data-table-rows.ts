"use client";

import { useDeferredValue, useMemo, useState } from "react";
import type { Column, Facet } from "./data-table-columns.ts";
import { matches, type Filter } from "./data-table-filter.ts";
import type { View } from "./data-table-model.ts";
import { holdOrder } from "./data-table-order.ts";
import { sortRows } from "./data-table-sort.ts";

/** Rows by place, whether they are in memory or come in windows. A row that is not here yet is `undefined`. */
export type RowList<Row> = {
  length: number;
  at: (index: number) => Row | undefined;
  /** All rows that match; `null` when only a window of them is known. */
  all: readonly Row[] | null;
};

/** The rows a filter and the facets leave, in their old order. */
export function narrowRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filter: Filter,
  facets: readonly Facet<Row>[],
  chosen: Readonly<Record<string, readonly string[]>>,
): readonly Row[] {
  const active = facets.flatMap((facet) => {
    const values = chosen[facet.id] ?? [];
    return values.length > 0 ? [{ of: facet.of, values: new Set(values) }] : [];
  });
  if (filter.terms.length === 0 && active.length === 0) return rows;
  const read = columns.filter((column, index) => column.filtered ?? index === 0);
  return rows.filter(
    (row) =>
      active.every(({ of, values }) => belongs(of(row), values)) &&
      matches(
        filter,
        read.map((column) => String(column.value(row) ?? "")),
      ),
  );
}

/** How many rows each option of a facet would show, the other facets and the filter left as they are. */
export function countOptions<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filter: Filter,
  facets: readonly Facet<Row>[],
  chosen: Readonly<Record<string, readonly string[]>>,
  facet: Facet<Row>,
): ReadonlyMap<string, number> {
  const others = { ...chosen, [facet.id]: [] };
  const counts = new Map<string, number>();
  for (const row of narrowRows(rows, columns, filter, facets, others)) {
    const value = facet.of(row);
    for (const one of typeof value === "string" ? [value] : (value ?? [])) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return counts;
}

/**
 * Filters and sorts rows in memory. `hold` keeps the shown order while rows change below; `waiting` says that another
 * order is due and `release` takes it.
 */
export function useRows<Row>(
  rows: readonly Row[] | undefined,
  columns: readonly Column<Row>[],
  facets: readonly Facet<Row>[],
  view: View<Row>,
  rowId: (row: Row) => string,
  hold: boolean,
) {
  // Typing stays ahead of the filter where many rows are to be read.
  const filter = useDeferredValue(view.filter);
  const narrowed = useMemo(
    () => (rows ? narrowRows(rows, columns, filter, facets, view.chosen) : []),
    [rows, columns, filter, facets, view.chosen],
  );
  const sorted = useMemo(() => {
    const byId = new Map(columns.map((column) => [column.id, column]));
    return sortRows(narrowed, view.sort, (row, id) => byId.get(id)?.value(row) ?? null);
  }, [narrowed, view.sort, columns]);

  const key = useMemo(() => ({ filter, sort: view.sort, chosen: view.chosen }), [filter, view.sort, view.chosen]);
  const [held, setHeld] = useState<{ key: object; ids: readonly string[] } | null>(null);
  const take = () => setHeld({ key, ids: sorted.map(rowId) });
  if (hold && held?.key !== key) take();
  if (!hold && held !== null) setHeld(null);
  const shown = useMemo(
    () => (hold && held ? holdOrder(held.ids, sorted, rowId) : { rows: sorted, changed: false }),
    [hold, held, sorted, rowId],
  );
  const list: RowList<Row> = useMemo(
    () => ({ length: shown.rows.length, at: (index) => shown.rows[index], all: shown.rows }),
    [shown],
  );
  return { list, waiting: shown.changed, release: take };
}

function belongs(value: string | readonly string[] | null, values: ReadonlySet<string>): boolean {
  if (value === null) return false;
  return typeof value === "string" ? values.has(value) : value.some((one) => values.has(one));
}
