"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type MouseEvent } from "react";
import { copyText } from "./copy-text.ts";
import type { Cursor } from "./data-table-cursor.ts";
import type { GridProps } from "./data-table-grid-props.ts";
import { isTyping, keyAction, type KeyAction } from "./data-table-keys.ts";
import type { RowLook } from "./data-table-row.tsx";
import { useSingleKeys } from "./shortcuts.tsx";

type GridEventOptions<Row> = GridProps<Row> & {
  scroller: HTMLElement | null;
  look: RowLook<Row>;
  cursor: Cursor | null;
  put: (index: number, column: number, focus: boolean) => void;
  pageRows: number;
};

/** Pointer and keys of the rows, for all rows at once: a row carries its place, not its handlers. */
export function useGridEvents<Row>(options: GridEventOptions<Row>) {
  const { table, list, selection, openId, setOpenId, cursor, put, look } = options;
  const router = useRouter();
  const letters = useSingleKeys();
  const leads = Number(look.selectable) + Number(look.expandable);
  const lastColumn = leads + look.columns.length - 1;

  const open = (index: number) => {
    const row = list.at(index);
    if (row === undefined) return;
    const id = table.rowId(row);
    if (table.renderDetail) setOpenId(openId === id ? null : id);
    else if (table.onOpen) table.onOpen(row);
    else if (table.rowHref) router.push(table.rowHref(row));
  };
  const select = (index: number, range: boolean) => {
    const row = list.at(index);
    if (!selection.on || row === undefined) return;
    if (range) selection.range(table.rowId(row));
    else selection.toggle(table.rowId(row));
  };
  const copy = () => {
    const row = cursor ? list.at(cursor.index) : undefined;
    const column = cursor ? look.columns[Math.max(cursor.column - leads, 0)]?.column : undefined;
    if (row === undefined || !column) return;
    void copyText(column.full?.(row) ?? String(column.value(row) ?? ""));
  };
  /** Closes the open row, then clears the selection; false when there was nothing to do. */
  const clear = () => {
    if (openId !== null) setOpenId(null);
    else if (selection.ids.size > 0) selection.clear();
    else return false;
    return true;
  };

  const act = (action: KeyAction): boolean => {
    const index = cursor?.index ?? -1;
    const column = Math.min(cursor?.column ?? leads, lastColumn);
    switch (action.kind) {
      case "row":
        put(index < 0 ? 0 : index + action.by, column, true);
        return true;
      case "page":
        put(Math.max(index, 0) + action.by * options.pageRows, column, true);
        return true;
      case "edge":
        put(action.to === "first" ? 0 : list.length - 1, column, true);
        return true;
      case "column":
        if (index < 0) return false;
        put(index, Math.min(Math.max(column + action.by, 0), lastColumn), true);
        return true;
      case "open":
        if (index < 0) return false;
        if (look.selectable && column === 0) select(index, false);
        else open(index);
        return true;
      case "select":
      case "range":
        if (index < 0 || !selection.on) return false;
        select(index, action.kind === "range");
        return true;
      case "copy":
        if (index < 0) return false;
        copy();
        return true;
      case "all":
        if (!selection.toggleAll) return false;
        selection.toggleAll();
        return true;
      case "filter":
        options.onFilter();
        return true;
      case "clear":
        return clear();
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const target = event.target;
    if (event.defaultPrevented || isTyping(target) || !(target instanceof HTMLElement)) return;
    const inDetail = target.closest("[data-detail]") !== null;
    if (inDetail && event.key !== "Escape") return;
    // In the head and on a widget inside a cell, Enter and space belong to the button.
    const onWidget = !target.matches("[data-cell]");
    if (onWidget && (event.key === "Enter" || event.key === " ")) return;
    const action = keyAction(event, letters);
    if (!action) return;
    if (widgetKey(event, action)) return;
    if (act(action)) {
      event.preventDefault();
      event.stopPropagation();
      if (inDetail && cursor) put(cursor.index, cursor.column, true);
    }
  };

  usePageKeys(table.height !== "auto", letters, act);

  const onClick = (event: MouseEvent<HTMLTableSectionElement>) => {
    const place = placeOf(event.target);
    if (!place) return;
    if (place.act === "select") select(place.index, event.shiftKey);
    else if (place.act === "open") open(place.index);
    else if (place.link && table.onOpen && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      open(place.index);
    } else if (table.renderDetail && !place.widget && window.getSelection()?.isCollapsed !== false) open(place.index);
    put(place.index, place.column, place.act !== null);
  };
  const onDoubleClick = (event: MouseEvent<HTMLTableSectionElement>) => {
    const place = placeOf(event.target);
    if (place && !place.widget && !table.renderDetail) open(place.index);
  };
  const onFocus = (event: FocusEvent<HTMLTableSectionElement>) => {
    const place = placeOf(event.target);
    if (!place || (cursor?.index === place.index && cursor.column === place.column)) return;
    if (event.target.matches("[data-cell]:focus-visible")) put(place.index, place.column, false);
  };
  return { act, onKeyDown, onClick, onDoubleClick, onFocus };
}

/** Enter on a cell with widgets of its own goes into it; arrows move between them, Esc comes back. */
function widgetKey(event: KeyboardEvent<HTMLElement>, action: KeyAction): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  const cell = target.closest<HTMLElement>("[data-cell]");
  if (!cell) return false;
  const widgets = [...cell.querySelectorAll<HTMLElement>("a[href]:not([data-open]), button:not([data-act])")];
  if (widgets.length === 0) return false;
  const at = widgets.indexOf(target);
  let next: HTMLElement | undefined;
  if (action.kind === "open" && target === cell) next = widgets[0];
  else if (at >= 0 && action.kind === "column") next = widgets[at + action.by] ?? cell;
  else if (at >= 0 && action.kind === "clear") next = cell;
  if (!next) return false;
  next.focus();
  event.preventDefault();
  event.stopPropagation();
  return true;
}

/** While nothing else has the focus, the keys of the page are those of its main table. */
function usePageKeys(main: boolean, letters: boolean, act: (action: KeyAction) => boolean) {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!main) return;
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || !document.activeElement?.matches("body, main")) return;
      const action = keyAction(event, letters);
      if (!action || action.kind === "all" || event.key === " ") return;
      if (latest.current(action)) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [main, letters]);
}

function placeOf(target: EventTarget) {
  if (!(target instanceof Element)) return null;
  const cell = target.closest("[data-cell]");
  const place = /^(\d+):(\d+)$/u.exec(cell?.getAttribute("data-cell") ?? "");
  if (!place) return null;
  return {
    index: Number(place[1]),
    column: Number(place[2]),
    act: target.closest("[data-act]")?.getAttribute("data-act") ?? null,
    link: target.closest("[data-open]") !== null,
    widget: target.closest("a, button, input, select") !== null,
  };
}
