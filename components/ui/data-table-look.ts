"use client";

import { useMemo } from "react";
import { markText } from "./data-table-cell.tsx";
import type { GridProps } from "./data-table-grid-props.ts";
import type { RowLook } from "./data-table-row.tsx";
import type { Sized } from "./data-table-widths.ts";

/** What all rows of a table have in common; the same object as long as nothing of it changed, so that rows stay as they are. */
export function useRowLook<Row>(props: GridProps<Row>, shown: readonly Sized<Row>[]): RowLook<Row> {
  const { table, view, selection, height } = props;
  const { columns, rowId, rowLabel, rowHref, rowNote } = table;
  const { filter } = view;
  const expandable = table.renderDetail !== undefined;
  const name = columns[0];
  return useMemo(
    () => ({
      columns: shown,
      context: { mark: (text: string) => markText(filter, text) },
      selectable: selection.on,
      expandable,
      compact: height === "compact",
      label: rowLabel ?? ((row: Row) => String(name?.value(row) ?? rowId(row))),
      href: rowHref,
      note: rowNote,
    }),
    [shown, filter, selection.on, expandable, height, name, rowLabel, rowId, rowHref, rowNote],
  );
}
