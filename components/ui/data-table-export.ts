import type { CellValue, Column } from "./data-table-columns.ts";

/**
 * The shown rows and columns as CSV (RFC 4180, CRLF, one head line). Texts that a spreadsheet would run as a formula
 * get an apostrophe in front; whole numbers keep every digit; unknown is an empty field.
 */
export function toCsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const head = columns.map((column) => csvField(column.label ?? column.header)).join(",");
  const lines = rows.map((row) => columns.map((column) => csvField(exported(column, row))).join(","));
  return `${[head, ...lines].join("\r\n")}\r\n`;
}

/** One JSON object a line with the column ids as names. Whole numbers keep every digit, unknown is null. */
export function toNdjson<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  return rows
    .map(
      (row) =>
        `{${columns.map((column) => `${JSON.stringify(column.id)}:${jsonValue(exported(column, row))}`).join(",")}}\n`,
    )
    .join("");
}

/** One CSV field with formula guard and quoting. */
export function csvField(value: CellValue): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  // Also guarded behind blanks: some readers trim before they look for a formula.
  const guarded = /^\s*[=+\-@\t\r＝＋－＠]/u.test(value) ? `'${value}` : value;
  return /[",\r\n']|^\s|\s$/u.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function exported<Row>(column: Column<Row>, row: Row): CellValue {
  return (column.exported ?? column.value)(row);
}

function jsonValue(value: CellValue): string {
  if (typeof value === "bigint") return value.toString();
  return JSON.stringify(value);
}

/** Hands a text to the browser as a file. CSV gets a byte order mark: spreadsheets take it for UTF-8 only then. */
export function downloadText(name: string, type: string, text: string): void {
  const mark = type === "text/csv" ? "\ufeff" : "";
  const url = URL.createObjectURL(new Blob([mark, text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken its own hold of the data by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
