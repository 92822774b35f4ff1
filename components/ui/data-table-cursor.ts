"use client";

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { RowList } from "./data-table-rows.ts";

export type Cursor = {
  index: number;
  column: number;
  /** The row at the index when it was set; the cursor follows it when the order changes. `null` while it is not loaded. */
  id: string | null;
  /** Set by keys: scroll to the cell and focus it. Set by pointer or tab: only remember it. */
  focus: boolean;
};

/** The one cell keys act on. It follows its row through sorting and refreshes. */
export function useCursor<Row>(list: RowList<Row>, rowId: (row: Row) => string) {
  const [set, setCursor] = useState<Cursor | null>(null);
  const cursor = useMemo(() => {
    if (set === null || list.length === 0) return null;
    const there = list.at(set.index);
    if (set.id === null || (there !== undefined && rowId(there) === set.id)) return clamp(set, list.length);
    const moved = list.all?.findIndex((row) => rowId(row) === set.id) ?? -1;
    return moved >= 0 ? { ...set, index: moved } : clamp(set, list.length);
  }, [set, list, rowId]);

  const put = (index: number, column: number, focus: boolean) => {
    if (list.length === 0) return;
    const at = Math.min(Math.max(index, 0), list.length - 1);
    const row = list.at(at);
    setCursor({ index: at, column: Math.max(column, 0), id: row === undefined ? null : rowId(row), focus });
  };
  return { cursor, wanted: set, put };
}

function clamp(cursor: Cursor, length: number): Cursor {
  return cursor.index < length ? cursor : { ...cursor, index: length - 1 };
}

/**
 * Brings a cell asked for by keys into sight and gives it the focus. When the focused row is drawn anew by a refresh the
 * browser drops the focus on the page; it is given back, unless the person left by themselves.
 */
export function useFocusCursor(scroller: HTMLElement | null, cursor: Cursor | null, wanted: Cursor | null) {
  const owned = useRef(false);
  useEffect(() => {
    if (!scroller || !wanted?.focus) return;
    const cell = findCell(scroller, wanted);
    cell?.focus({ preventScroll: true });
    cell?.closest("tr")?.scrollIntoView({ block: "nearest" });
  }, [scroller, wanted]);

  useEffect(() => {
    if (!scroller) return;
    const enter = (event: FocusEvent) => {
      owned.current = event.target instanceof Element && event.target.matches("[data-cell]");
    };
    const leave = (event: FocusEvent) => {
      const removed = event.target instanceof Node && !event.target.isConnected;
      if (!removed) owned.current = false;
    };
    scroller.addEventListener("focusin", enter);
    scroller.addEventListener("focusout", leave);
    return () => {
      scroller.removeEventListener("focusin", enter);
      scroller.removeEventListener("focusout", leave);
    };
  }, [scroller]);

  useLayoutEffect(() => {
    if (!scroller || !cursor || !owned.current || document.activeElement !== document.body) return;
    findCell(scroller, cursor)?.focus({ preventScroll: true });
  });
}

function findCell(scroller: HTMLElement, { index, column }: Cursor): HTMLElement | null {
  const row = scroller.querySelector(`tr[data-row="${index}"]`);
  // A joined cell stands for the columns right of it.
  for (let place = column; place >= 0; place -= 1) {
    const cell = row?.querySelector<HTMLElement>(`[data-cell="${index}:${place}"]`);
    if (cell) return cell;
  }
  return row?.querySelector("td") ?? null;
}
