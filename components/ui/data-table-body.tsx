"use client";

import type { FocusEvent, MouseEvent, ReactNode, RefCallback } from "react";
import type { Cursor } from "./data-table-cursor.ts";
import type { Item } from "./data-table-items.ts";
import { TableRow, type RowLook } from "./data-table-row.tsx";
import type { RowList } from "./data-table-rows.ts";

type DataTableBodyProps<Row> = {
  items: readonly Item[];
  list: RowList<Row>;
  rowId: (row: Row) => string;
  look: RowLook<Row>;
  cursor: Cursor | null;
  selection: ReadonlySet<string>;
  openId: string | null;
  renderDetail: ((row: Row) => ReactNode) | undefined;
  measure: RefCallback<HTMLElement>;
  span: number;
  onClick: (event: MouseEvent<HTMLTableSectionElement>) => void;
  onDoubleClick: (event: MouseEvent<HTMLTableSectionElement>) => void;
  onFocus: (event: FocusEvent<HTMLTableSectionElement>) => void;
};

/** The rows in sight; the height of the others stands in empty rows that nobody is told of. */
export function DataTableBody<Row>(props: DataTableBodyProps<Row>) {
  const { items, list, rowId, look, cursor, selection, openId } = props;
  const firstRow = items.find((item) => item.kind === "row")?.index ?? 0;
  const stopRow = cursor?.index ?? firstRow;
  const stopColumn = cursor?.column ?? (look.selectable ? 1 : 0) + (look.expandable ? 1 : 0);
  return (
    <tbody onClick={props.onClick} onDoubleClick={props.onDoubleClick} onFocus={props.onFocus}>
      {items.map((item) => {
        if (item.kind === "gap") return <Gap key={item.key} height={item.height} span={props.span} />;
        const row = list.at(item.index);
        if (item.kind === "detail") {
          if (row === undefined) return null;
          return (
            <tr key={`detail-${rowId(row)}`} ref={props.measure} data-detail="">
              <td
                colSpan={props.span}
                className="border-b border-line p-0 whitespace-normal shadow-[inset_2px_0_0_var(--accent)]"
              >
                {props.renderDetail?.(row)}
              </td>
            </tr>
          );
        }
        const id = row === undefined ? `row-${item.index}` : rowId(row);
        return (
          <TableRow
            key={id}
            row={row}
            id={id}
            index={item.index}
            look={look}
            selected={selection.has(id)}
            open={openId === id}
            cursor={cursor?.index === item.index ? cursor.column : -1}
            stop={stopRow === item.index ? stopColumn : -1}
          />
        );
      })}
    </tbody>
  );
}

function Gap({ height, span }: { height: number; span: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={span} className="p-0" style={{ height }} />
    </tr>
  );
}
