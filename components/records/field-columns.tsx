import type { CellState, CellValue, Column } from "#components/ui/data-table-columns.ts";
import { FieldCell } from "./field-cell.tsx";
import { fieldOf, type FieldValue } from "./field-value.ts";
import type { FieldColumn } from "./record-layout.ts";
import type { RecordRow } from "./search-run.ts";

/** A column of one field; `numbers` stand right. */
export function fieldColumn(
  { id, path, field }: FieldColumn,
  numbers: boolean,
  state: (record: RecordRow) => CellState,
): Column<RecordRow> {
  // Filtering and sorting ask for every row, again and again.
  const known = new WeakMap<RecordRow, FieldValue>();
  const at = (record: RecordRow) => {
    const value = known.get(record) ?? fieldOf(record, field);
    known.set(record, value);
    return value;
  };
  return {
    id,
    header: path,
    label: path,
    // The longest int64 is seen whole.
    width: 168,
    mono: true,
    filtered: true,
    align: numbers ? "end" : "start",
    value: (record) => sortValue(at(record)),
    exported: (record) => exportValue(at(record)),
    full: (record) => textOf(at(record)),
    cell: (record, { mark }) => <FieldCell value={at(record)} mark={mark} />,
    state,
  };
}

/** Rows that decide how a column stands. */
const mostAsked = 10;

/** Which of the columns hold numbers alone, as far as the first rows tell. */
export function numberColumns(rows: readonly RecordRow[], columns: readonly FieldColumn[]): string[] {
  const first = rows.slice(0, mostAsked);
  return columns.flatMap(({ id, field }) => {
    const kinds = first.map((row) => fieldOf(row, field).kind).filter((kind) => kind !== "missing" && kind !== "null");
    return kinds.length > 0 && kinds.every((kind) => kind === "number") ? [id] : [];
  });
}

/** Whole numbers keep every digit; what a double would change is ordered by it, and only ordered. */
function sortValue(value: FieldValue): CellValue {
  if (value.kind === "number") return /^-?\d+$/.test(value.text) ? BigInt(value.text) : Number(value.text);
  if (value.kind === "empty") return "";
  return "text" in value ? value.text : null;
}

function exportValue(value: FieldValue): CellValue {
  if (value.kind === "number" && !/^-?\d+$/.test(value.text)) return value.text;
  return sortValue(value);
}

function textOf(value: FieldValue): string {
  if ("text" in value) return value.text;
  return value.kind === "null" ? "null" : "";
}
