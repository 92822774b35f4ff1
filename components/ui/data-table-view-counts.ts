import type { Column, Facet } from "./data-table-columns.ts";
import { parseFilter } from "./data-table-filter.ts";
import { parseFacet } from "./data-table-facet-text.ts";
import { narrowRows } from "./data-table-rows.ts";
import type { RawView } from "./data-table-state.ts";

/** Whether two views show the same; an entry that is absent is the table's default. */
export function sameView(a: RawView, b: RawView): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => (a[name] ?? null) === (b[name] ?? null));
}

/** How many rows a view would show. */
export function countView<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  facets: readonly Facet<Row>[],
  view: RawView,
): number {
  const chosen = Object.fromEntries(facets.map((facet) => [facet.id, parseFacet(view[facet.id], facet)]));
  return narrowRows(rows, columns, parseFilter(view.q ?? ""), facets, chosen).length;
}
