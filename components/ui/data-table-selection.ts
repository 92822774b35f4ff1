"use client";

import { useMemo, useState } from "react";
import { idsBetween } from "./data-table-order.ts";
import type { RowList } from "./data-table-rows.ts";

const none: ReadonlySet<string> = new Set();

/** The chosen rows by id, with ranges from the last one touched and "all that match" from the head. */
export function useSelection<Row>(
  ids: ReadonlySet<string> | undefined,
  onChange: ((ids: ReadonlySet<string>) => void) | undefined,
  list: RowList<Row>,
  rowId: (row: Row) => string,
) {
  const [anchor, setAnchor] = useState<string | null>(null);
  const on = ids !== undefined && onChange !== undefined;
  const chosen = ids ?? none;
  const matching = useMemo(() => (on && chosen.size > 0 ? (list.all ?? []) : []), [on, chosen, list]);
  const rows = useMemo(() => matching.filter((row) => chosen.has(rowId(row))), [matching, chosen, rowId]);
  const state: boolean | "indeterminate" =
    rows.length === 0
      ? chosen.size > 0
        ? "indeterminate"
        : false
      : rows.length === list.length
        ? true
        : "indeterminate";

  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setAnchor(id);
    onChange?.(next);
  };
  const range = (id: string) => {
    const all = list.all?.map(rowId) ?? loadedIds(list, rowId);
    onChange?.(new Set([...chosen, ...idsBetween(all, anchor, id)]));
    setAnchor(id);
  };
  const clear = () => {
    setAnchor(null);
    onChange?.(none);
  };
  // A window of rows cannot name the rows it has not read: then there is no "all".
  const { all } = list;
  const toggleAll = all ? () => onChange?.(state === true ? none : new Set(all.map(rowId))) : undefined;
  return { on, ids: chosen, rows, state, toggle, range, clear, toggleAll };
}

export type Selection = Omit<ReturnType<typeof useSelection<unknown>>, "rows">;

function loadedIds<Row>(list: RowList<Row>, rowId: (row: Row) => string): string[] {
  const ids: string[] = [];
  for (let index = 0; index < list.length; index++) {
    const row = list.at(index);
    if (row !== undefined) ids.push(rowId(row));
  }
  return ids;
}
