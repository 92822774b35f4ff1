import type { ReactNode } from "react";
import type { ColumnModel, View } from "./data-table-model.ts";
import type { DataTableProps } from "./data-table-props.ts";
import type { RowList } from "./data-table-rows.ts";
import type { Selection } from "./data-table-selection.ts";
import type { RowHeight } from "./data-table-state.ts";

export type GridProps<Row> = {
  table: DataTableProps<Row>;
  view: View<Row>;
  model: ColumnModel<Row>;
  list: RowList<Row>;
  /** Rows without filter; `null` while unknown. */
  total: number | null;
  selection: Selection;
  openId: string | null;
  setOpenId: (id: string | null) => void;
  height: RowHeight;
  /** What stands under the head instead of rows. */
  instead: ReactNode;
  waiting: boolean;
  release: () => void;
  onInside: (inside: boolean) => void;
  onFilter: () => void;
  /** Tells which rows are in sight, for rows that come in windows. */
  onSight?: ((first: number, last: number) => void) | undefined;
};
