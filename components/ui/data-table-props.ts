import type { ReactNode } from "react";
import type { Column, Facet, RowSource, SortKey } from "./data-table-columns.ts";
import type { KeptColumns } from "./data-table-state.ts";

/** The shown rows and columns, for an export or a count outside the table. */
export type Shown<Row> = { rows: readonly Row[]; columns: readonly Column<Row>[] };

export type DataTableProps<Row> = {
  /** Accessible name: "Topics". */
  label: string;
  /** For sentences: { one: "topic", many: "topics" }. */
  noun: { one: string; many: string };
  columns: readonly Column<Row>[];
  /** In memory; `undefined` while nothing was read yet. Keep the array stable between renders. */
  rows?: readonly Row[] | undefined;
  /** Instead of `rows`: windows of rows from the server. Keep the object stable while its key is the same. */
  source?: RowSource<Row>;
  rowId: (row: Row) => string;
  /**
   * Rows whose `lazy` columns are wanted: those in sight, or all (`all`) while the view sorts or narrows by one. Called again
   * whenever that changes; keep it stable.
   */
  onNeed?: (rows: readonly Row[], all: boolean) => void;
  /** Words for the row in "Select …"; default is the value of the name column. */
  rowLabel?: (row: Row) => string;

  /** Nothing is known yet: skeletons in the real columns. A refresh keeps the old rows, do not set it then. */
  loading?: boolean;
  /** Only when nothing is known; the head stays. */
  error?: ReactNode;
  /** No rows without any filter: what would be here, why not yet, the one action. */
  empty?: ReactNode;
  /** One line on top of the table: the missing source, since when, retry. */
  partial?: ReactNode;
  /** Replaces the built-in "No topic matches …". */
  noMatch?: (query: string, total: number, clear: () => void) => ReactNode;

  /** `""` keeps q, sort, cols and facets under these names in the URL, `"m"` under `m.q` …; absent keeps them in memory. */
  urlKey?: string;
  /** The columns where the address names none; whatever is chosen is kept there too. */
  keptColumns?: KeptColumns;
  /** Below the list of the column menu: more columns to add. */
  columnMenuEnd?: ReactNode;
  initialSort?: readonly SortKey[];
  /** What the initial order is for, in the foot: "Problems first, then by lag". */
  initialSortWords?: string;
  facets?: readonly Facet<Row>[];
  /** Placeholder of the filter field: "Filter by name". `null` leaves the field out. */
  filterLabel?: string | null;
  /** Between filter and facets (saved views). */
  toolbarStart?: ReactNode;
  /** Right of the toolbar, before the column menu. */
  toolbarEnd?: ReactNode;
  /** No toolbar at all. */
  bare?: boolean;

  /** The address a row leads to; the name becomes a link and Enter follows it. */
  rowHref?: (row: Row) => string;
  onOpen?: (row: Row) => void;
  /** The row opens in place instead. `openId` is controlled where given (the open record stands in the URL). */
  renderDetail?: (row: Row) => ReactNode;
  openId?: string | null;
  onOpenIdChange?: (id: string | null) => void;
  /** The reason a bulk act refused this row, shown at its name. */
  rowNote?: (row: Row) => ReactNode;

  selection?: ReadonlySet<string>;
  onSelectionChange?: (selection: ReadonlySet<string>) => void;
  /** Weight of the selection beside its count: "60 partitions · 32.1 GiB". */
  selectionWeight?: (rows: readonly Row[]) => ReactNode;
  /** Buttons of the bulk bar (`BulkButton`). */
  bulk?: (rows: readonly Row[]) => ReactNode;

  /** The rows change by themselves: a new order waits while the pointer is inside or a row is open. */
  live?: boolean;
  /** Right end of the foot: age of the data. */
  foot?: ReactNode;
  /** Left of the key hints in the foot. */
  footStart?: ReactNode;
  /** Offer "Export" (CSV, NDJSON of what is shown) in the toolbar under this file name without ending. */
  exportName?: string;
  /** Where rows are dense by design; without it the person's choice holds (`RowHeightContext`). */
  rowHeight?: "normal" | "compact";
  /** "fill" scrolls alone to the bottom of its parent (default); "auto" is as high as its rows, at most 100. */
  height?: "fill" | "auto";
};
