import type { ReactNode } from "react";

/** What a column is sorted, filtered, copied and exported by. `null` is "unknown" and sorts last in both directions. */
export type CellValue = string | number | bigint | null;

/**
 * `old` and `unknown` carry the words shown on hover and read aloud: "48 s old", "Broker 4 does not answer".
 * `quiet` dims without repeating the age in the cell, for when all is old and the line above the table says so.
 */
export type CellState = "loading" | { unknown: string } | { old: string; quiet?: boolean } | null;

export type CellContext = {
  /** Returns the text with the matches of the current filter marked. */
  mark: (text: string) => ReactNode;
};

/** One column. The first column of a table is its name: it is always shown, always first, and links to the row. */
export type Column<Row> = {
  id: string;
  /** Short words for the head and the column menu. */
  header: string;
  /** Longer words for the column menu where the head is terse. */
  label?: string;
  cell: (row: Row, context: CellContext) => ReactNode;
  value: (row: Row) => CellValue;
  state?: (row: Row) => CellState;
  /** Neighbouring cells of a row that give the same words are drawn as one, for a remark instead of figures. */
  joined?: (row: Row) => string | null;
  /** Numbers stand right; the head follows. */
  align?: "start" | "end";
  /** Pixels. A column without a width takes a share of what is left. */
  width?: number;
  /** Pixels below which the column is not squeezed (default 64, the name 160). */
  minWidth?: number;
  /** Default true. */
  sortable?: boolean;
  /** First direction on a click; default "asc" for text, choose "desc" where the most matters first. */
  firstSort?: "asc" | "desc";
  /** Default true; the name column never hides. */
  hideable?: boolean;
  /** Hidden until the person checks it in the column menu. */
  hidden?: boolean;
  /** Order in which columns leave a narrow table: 1 leaves first. Without a number the column never leaves. */
  priority?: number;
  /** Whether the filter reads this column; default only the name column is read. */
  filtered?: boolean;
  /** Bytes and identifiers in the mono face. */
  mono?: boolean;
  /** Filled in after its row (see `onNeed`): to sort by it or to filter on it, it is first asked for all rows. */
  lazy?: boolean;
  /** What stands in an export where `value` is only good for sorting (a rank); default is `value`. */
  exported?: (row: Row) => CellValue;
  /** Full text of a truncated cell (tooltip and copy); default is the value. */
  full?: (row: Row) => string;
};

/** The last column: what can be done with one row. */
export function actionsColumn<Row>(cell: (row: Row) => ReactNode): Column<Row> {
  return {
    id: "actions",
    header: "Actions",
    width: 80,
    align: "end",
    sortable: false,
    hideable: false,
    value: () => null,
    cell,
  };
}

export type SortKey = { id: string; desc: boolean };

/** A choice that narrows the rows and stands as a removable chip in the toolbar and under its id in the URL. */
export type Facet<Row> = {
  id: string;
  label: string;
  options: readonly { value: string; label: string }[];
  /** The option(s) the row belongs to. */
  of: (row: Row) => string | readonly string[] | null;
  /** Chosen until the person says otherwise. */
  initial?: readonly string[];
  /** It reads what is filled in after the row. */
  lazy?: boolean;
};

/** Rows that stay on the server: sort, filter and window are done there. */
export type RowSource<Row> = {
  /** Changes when the rows must be read again. */
  key: string;
  load: (request: RowRequest) => Promise<{ rows: readonly Row[]; rowCount: number }>;
};

export type RowRequest = {
  start: number;
  end: number;
  sort: readonly SortKey[];
  query: string;
  facets: Readonly<Record<string, readonly string[]>>;
  signal: AbortSignal;
};
