"use client";

import { useEffect, useMemo, useState } from "react";
import { Checkbox } from "./checkbox.tsx";
import { cx } from "./cx.ts";
import { DataTableBody } from "./data-table-body.tsx";
import { useCursor, useFocusCursor } from "./data-table-cursor.ts";
import { DataTableFoot } from "./data-table-foot.tsx";
import { fitWidth } from "./data-table-fit.ts";
import { useGridEvents } from "./data-table-events.ts";
import { DataTableHead } from "./data-table-head.tsx";
import type { GridProps } from "./data-table-grid-props.ts";
import { useRowLook } from "./data-table-look.ts";
import { TableShortcuts } from "./data-table-shortcuts.tsx";
import { SkeletonRows } from "./data-table-skeleton.tsx";
import { useElementWidth } from "./data-table-size.ts";
import { CellTooltip } from "./data-table-tooltip.tsx";
import { fitColumns } from "./data-table-widths.ts";
import { useRowWindow } from "./data-table-window.ts";

const leadWidth = 48;

/** Head, rows and foot: all that scrolls, and the keys that act on it. */
export function DataTableGrid<Row>(props: GridProps<Row>) {
  const { table, view, model, list, selection, openId, height } = props;
  const { rowId, rowHref } = table;
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const width = useElementWidth(scroller);
  const expandable = table.renderDetail !== undefined;
  const leads = Number(selection.on) + Number(expandable);
  const fitted = useMemo(
    () => fitColumns(model.shown, model.widths, width === null ? null : width - leads * leadWidth),
    [model.shown, model.widths, width, leads],
  );
  const { cursor, wanted, put } = useCursor(list, rowId);
  const openIndex = useMemo(
    () => (openId === null ? -1 : (list.all?.findIndex((row) => rowId(row) === openId) ?? -1)),
    [list, openId, rowId],
  );
  const rowHeight = height === "compact" ? 28 : 32;
  const rows = useRowWindow({
    length: list.length,
    rowHeight,
    openIndex: expandable ? openIndex : -1,
    cursorIndex: cursor?.index ?? -1,
    scroller,
  });

  const look = useRowLook(props, fitted.columns);

  const events = useGridEvents({ ...props, scroller, look, cursor, put, pageRows: pageRows(scroller, rowHeight) });
  useFocusCursor(scroller, cursor, wanted);
  const { onSight } = props;
  const first = rows.visible?.first ?? 0;
  const last = rows.visible?.last ?? 0;
  useEffect(() => onSight?.(first, last), [onSight, first, last]);

  return (
    <>
      <div
        ref={setScroller}
        className={cx(
          "relative min-h-0 scroll-pt-7 overflow-auto border-t border-line",
          table.height === "auto" ? (rows.virtual ? "max-h-[480px]" : "") : "flex-1 basis-0",
        )}
      >
        <table
          role="grid"
          aria-label={table.label}
          aria-rowcount={table.loading && list.length === 0 ? -1 : list.length + 1}
          aria-multiselectable={selection.on ? true : undefined}
          aria-busy={table.loading ? true : undefined}
          className="w-full table-fixed border-separate border-spacing-0 whitespace-nowrap"
          style={{ minWidth: fitted.total + leads * leadWidth }}
          onPointerEnter={() => props.onInside(true)}
          onPointerLeave={() => props.onInside(false)}
          onKeyDown={events.onKeyDown}
        >
          <colgroup>
            {selection.on ? <col style={{ width: "calc(var(--page-x) + 24px)" }} /> : null}
            {expandable ? <col style={{ width: selection.on ? 30 : "calc(var(--page-x) + 22px)" }} /> : null}
            {fitted.columns.map(({ column, width: own }) => (
              <col key={column.id} style={own === null ? undefined : { width: own }} />
            ))}
          </colgroup>
          <DataTableHead
            columns={fitted.columns}
            sort={view.sort}
            onSort={view.sortBy}
            onResize={model.resize}
            fit={(id) => fitWidth(scroller, id)}
            expandable={expandable}
            onLeave={() => put(cursor?.index ?? 0, cursor?.column ?? leads, true)}
            check={
              selection.on ? (
                <Checkbox
                  checked={selection.state}
                  onCheckedChange={() => selection.toggleAll?.()}
                  disabled={selection.toggleAll === undefined}
                  label={`Select all ${list.length.toLocaleString("en-US")} ${table.noun.many}`}
                />
              ) : null
            }
          />
          {props.instead ? null : table.loading && list.length === 0 ? (
            <SkeletonRows columns={fitted.columns} leads={leads} compact={look.compact} />
          ) : (
            <DataTableBody
              items={rows.items}
              list={list}
              rowId={rowId}
              look={look}
              cursor={cursor}
              selection={selection.ids}
              openId={expandable ? openId : null}
              renderDetail={table.renderDetail}
              measure={rows.measure}
              span={leads + fitted.columns.length}
              onClick={events.onClick}
              onDoubleClick={events.onDoubleClick}
              onFocus={events.onFocus}
            />
          )}
        </table>
        {props.instead}
      </div>
      {table.height === "auto" && !table.foot && !props.waiting && !selection.on ? null : (
        <DataTableFoot {...props} visible={rows.visible} left={fitted.left.length} />
      )}
      {table.height === "auto" ? null : (
        <TableShortcuts
          act={events.act}
          selects={selection.on}
          opens={Boolean(table.renderDetail ?? table.onOpen ?? rowHref)}
          filters={!table.bare && table.filterLabel !== null}
        />
      )}
      <CellTooltip root={scroller} />
    </>
  );
}

function pageRows(scroller: HTMLElement | null, rowHeight: number): number {
  return Math.max(1, Math.floor(((scroller?.clientHeight ?? 400) - 28) / rowHeight) - 1);
}
