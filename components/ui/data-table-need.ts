"use client";

import { useCallback, useEffect, useState } from "react";
import type { Column, Facet } from "./data-table-columns.ts";
import type { View } from "./data-table-model.ts";
import type { RowList } from "./data-table-rows.ts";

/** Without a scroll position: a table below 100 rows draws all of them. */
const drawnAtOnce = 100;

/** Whether the view sorts or narrows by a column or facet that is filled in after its rows: then it must be known of all. */
export function needsAll<Row>(
  view: Pick<View<Row>, "sort" | "filter" | "chosen">,
  columns: readonly Column<Row>[],
  facets: readonly Facet<Row>[],
): boolean {
  const lazy = new Set(columns.filter((column) => column.lazy).map((column) => column.id));
  return (
    view.sort.some((key) => lazy.has(key.id)) ||
    facets.some((facet) => facet.lazy && (view.chosen[facet.id] ?? []).length > 0) ||
    (view.filter.terms.length > 0 && columns.some((column) => column.lazy && column.filtered))
  );
}

/** Tells `onNeed` of the rows in sight, or of all rows where the view needs them. Returns what the grid reports its sight to. */
export function useNeed<Row>(
  onNeed: ((rows: readonly Row[], all: boolean) => void) | undefined,
  rows: readonly Row[] | undefined,
  list: RowList<Row>,
  all: boolean,
) {
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const want = useCallback(
    (first: number, last: number) =>
      setSight((old) => (old.first === first && old.last === last ? old : { first, last })),
    [],
  );
  // Apart from the rows in sight: what is shown changes while the figures of all arrive, the wish does not.
  useEffect(() => {
    if (all && rows && rows.length > 0) onNeed?.(rows, true);
  }, [onNeed, rows, all]);
  useEffect(() => {
    if (!onNeed || !rows || rows.length === 0 || all) return;
    const wanted: Row[] = [];
    const end = sight.last === 0 ? drawnAtOnce : sight.last;
    for (let index = Math.max(sight.first - 1, 0); index < Math.min(end, list.length); index++) {
      const row = list.at(index);
      if (row !== undefined) wanted.push(row);
    }
    onNeed(wanted, false);
  }, [onNeed, rows, list, all, sight]);
  return want;
}
