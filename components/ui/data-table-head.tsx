"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import { cx } from "./cx.ts";
import type { Column, SortKey } from "./data-table-columns.ts";
import type { Sized } from "./data-table-widths.ts";

type DataTableHeadProps<Row> = {
  columns: readonly Sized<Row>[];
  sort: readonly SortKey[];
  onSort: (column: Column<Row>, add: boolean) => void;
  onResize: (columnId: string, width: number) => void;
  /** Widest content of a column in pixels, for the double click. */
  fit: (columnId: string) => number;
  check: ReactNode;
  expandable: boolean;
  /** The way down into the rows. */
  onLeave: () => void;
};

const th =
  "sticky top-0 z-1 h-7 truncate border-b border-line bg-sunken px-2.5 text-2xs font-medium first:pl-(--page-x) last:pr-(--page-x)";

/** The head: one stop in the tab order, arrows move along it; Enter sorts, with shift as a further key. */
export function DataTableHead<Row>(props: DataTableHeadProps<Row>) {
  const { columns, sort, onSort, onResize, fit, check, expandable, onLeave } = props;
  const [stop, setStop] = useState(0);
  // What the pointer's place and the width of the column that it drags differ by.
  const [grip, setGrip] = useState(0);
  const widthOf = (element: Element) => Math.round(element.closest("th")?.getBoundingClientRect().width ?? 0);

  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>) => {
    const button = event.target instanceof Element ? event.target.closest("[data-head]") : null;
    const id = button?.getAttribute("data-head");
    if (!button || !id) return;
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (event.key === "ArrowDown" && !event.altKey) onLeave();
    else if (step === 0) return;
    else if (event.altKey) onResize(id, widthOf(button) + step * 16);
    else {
      const next = Math.min(Math.max(columns.findIndex((one) => one.column.id === id) + step, 0), columns.length - 1);
      setStop(next);
      const all = event.currentTarget.querySelectorAll<HTMLElement>("[data-head]");
      all[next]?.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <thead>
      <tr aria-rowindex={1} onKeyDown={onKeyDown}>
        {check ? <th className={cx(th, "pr-0")}>{check}</th> : null}
        {expandable ? (
          <th className={cx(th, "pr-0")}>
            <span className="sr-only">Open</span>
          </th>
        ) : null}
        {columns.map(({ column }, index) => {
          const key = sort.find((one) => one.id === column.id);
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={key ? (key.desc ? "descending" : "ascending") : undefined}
              className={cx(th, key ? "text-ink" : "text-ink-3", column.align === "end" ? "text-right" : "text-left")}
            >
              <button
                type="button"
                data-head={column.id}
                tabIndex={index === Math.min(stop, columns.length - 1) ? 0 : -1}
                onFocus={() => setStop(index)}
                onClick={(event) => column.sortable !== false && onSort(column, event.shiftKey)}
                title={column.label && column.label !== column.header ? column.label : undefined}
                className={cx(
                  "h-7 max-w-full truncate -outline-offset-2",
                  column.sortable !== false && "hover:text-ink",
                  column.align === "end" ? "text-right" : "text-left",
                )}
              >
                {column.header}
                {key ? <SortArrow desc={key.desc} place={sort.length > 1 ? sort.indexOf(key) + 1 : null} /> : null}
              </button>
              <span
                aria-hidden
                className="absolute inset-y-0 right-0 z-1 w-1.5 cursor-col-resize touch-none select-none hover:bg-line-2 active:bg-accent"
                onPointerDown={(event) => {
                  // No text is selected on the way.
                  event.preventDefault();
                  event.currentTarget.setPointerCapture(event.pointerId);
                  setGrip(widthOf(event.currentTarget) - event.clientX);
                }}
                onPointerMove={(event) => {
                  if (event.currentTarget.hasPointerCapture(event.pointerId)) onResize(column.id, grip + event.clientX);
                }}
                onDoubleClick={() => onResize(column.id, fit(column.id))}
              />
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function SortArrow({ desc, place }: { desc: boolean; place: number | null }) {
  const Arrow = desc ? ArrowDown : ArrowUp;
  return (
    <>
      <Arrow aria-hidden className="ml-0.75 inline-block size-2.75 align-[-1.5px]" />
      {place === null ? null : <span className="ml-0.5 text-ink-3">{place}</span>}
    </>
  );
}
