"use client";

import { Check, ChevronRight } from "lucide-react";
import { memo, type FunctionComponent, type ReactNode } from "react";
import { cx } from "./cx.ts";
import { CellContent, CellSkeleton } from "./data-table-cell.tsx";
import type { CellContext, Column } from "./data-table-columns.ts";
import type { Sized } from "./data-table-widths.ts";

/** What is the same for all rows of a table; kept stable so that rows are drawn again only when they change. */
export type RowLook<Row> = {
  columns: readonly Sized<Row>[];
  context: CellContext;
  selectable: boolean;
  expandable: boolean;
  compact: boolean;
  label: (row: Row) => string;
  href: ((row: Row) => string) | undefined;
  note: ((row: Row) => ReactNode) | undefined;
};

type TableRowProps<Row> = {
  row: Row | undefined;
  id: string;
  index: number;
  look: RowLook<Row>;
  selected: boolean;
  open: boolean;
  /** Place of the cursor in this row, -1 when it is elsewhere. */
  cursor: number;
  /** The cell that is in the tab order, -1 when it is in another row. */
  stop: number;
};

const cell = "truncate border-b border-line px-2.5 py-0 first:pl-(--page-x) last:pr-(--page-x) -outline-offset-2";

function Row<R>({ row, id, index, look, selected, open, cursor, stop }: TableRowProps<R>) {
  const leads = Number(look.selectable) + Number(look.expandable);
  const height = look.compact ? "h-7" : "h-8";
  const label = row === undefined ? "" : look.label(row);
  const focus = (column: number, span = 1) => ({
    tabIndex: stop >= column && stop < column + span ? 0 : -1,
    "data-cell": `${index}:${column}`,
  });
  return (
    <tr
      data-row={index}
      data-id={id}
      aria-rowindex={index + 2}
      aria-selected={look.selectable ? selected : undefined}
      aria-busy={row === undefined ? true : undefined}
      className={cx(
        selected ? "bg-accent-soft" : "hover:bg-hover",
        cursor >= 0 &&
          "[&>td]:shadow-[inset_0_1px_0_var(--accent-line),inset_0_-1px_0_var(--accent-line)] [&>td:first-child]:shadow-[inset_2px_0_0_var(--accent),inset_0_1px_0_var(--accent-line),inset_0_-1px_0_var(--accent-line)]",
      )}
    >
      {look.selectable ? (
        <td className={cx(cell, height, "pr-0")} {...focus(0)}>
          <RowCheck checked={selected} label={label} />
        </td>
      ) : null}
      {look.expandable ? (
        <td className={cx(cell, height, "pr-0")} {...focus(look.selectable ? 1 : 0)}>
          <button
            type="button"
            tabIndex={-1}
            data-act="open"
            aria-expanded={open}
            aria-label={`Open ${label}`}
            className="-ml-1.5 grid size-6 place-items-center rounded-sm text-ink-2"
          >
            <ChevronRight aria-hidden className={open ? "rotate-90" : undefined} />
          </button>
        </td>
      ) : null}
      {cellsOf(look.columns, row).map(({ column, place, span, words }) => (
        <td
          key={column.id}
          colSpan={span}
          data-column={column.id}
          data-full={words ?? (row === undefined ? undefined : fullText(column, row))}
          className={cx(
            cell,
            height,
            place === 0 && "font-medium text-ink",
            column.align === "end" && words === null && "tn text-right",
            column.mono && "code",
          )}
          {...focus(leads + place, span)}
        >
          {row === undefined ? (
            <CellSkeleton seed={index + place * 7} end={column.align === "end"} />
          ) : words !== null ? (
            <span className="text-warning-text">{words}</span>
          ) : (
            <CellContent
              row={row}
              column={column}
              context={look.context}
              seed={index + place * 7}
              href={place === 0 ? look.href?.(row) : undefined}
              note={place === 0 ? look.note?.(row) : undefined}
            />
          )}
        </td>
      ))}
    </tr>
  );
}

type DrawnCell<R> = { column: Column<R>; place: number; span: number; words: string | null };

/** One for each column, or for a run of columns that a row joins. */
function cellsOf<R>(columns: readonly Sized<R>[], row: R | undefined): DrawnCell<R>[] {
  const cells: DrawnCell<R>[] = [];
  for (const [place, { column }] of columns.entries()) {
    const words = row === undefined ? null : (column.joined?.(row) ?? null);
    const before = cells.at(-1);
    if (words !== null && before?.words === words) before.span += 1;
    else cells.push({ column, place, span: 1, words });
  }
  return cells;
}

/** The whole text of a cell for the tooltip, where the drawn one says more or less. */
function fullText<R>(column: Column<R>, row: R): string | undefined {
  if (column.full) return column.full(row);
  const value = column.value(row);
  return typeof value === "string" ? value : undefined;
}

export const TableRow = memoGeneric(Row);

/** `memo` fixes the type parameter at unknown although the component stays the same. */
function memoGeneric<C extends FunctionComponent<never>>(component: C): C {
  const memoised: unknown = memo(component);
  return isSame<C>(memoised) ? memoised : component;
}

function isSame<C>(_memoised: unknown): _memoised is C {
  return true;
}

/** A check mark without a component of its own behind it: a screen holds sixty of them. */
export function RowCheck({ checked, label }: { checked: boolean; label: string }) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={checked}
      aria-label={`Select ${label}`}
      tabIndex={-1}
      data-act="select"
      className={cx(
        "relative grid size-3.5 place-items-center rounded-xs border text-accent-ink after:absolute after:-inset-2",
        checked ? "border-accent bg-accent" : "border-line-3 bg-canvas",
      )}
    >
      {checked ? <Check aria-hidden className="size-2.5 stroke-3" /> : null}
    </button>
  );
}
