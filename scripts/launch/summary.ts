import { formatBytes } from "#lib/format/bytes.ts";

export type SummaryRow = { what: string; where: string; /** Bytes. */ memory: number | null; note: string };

/** The table that closes a start: what runs, where, memory, and a word on it. */
export function summaryTable(rows: SummaryRow[]): string {
  const cells = rows.map(({ what, where, memory, note }) => [
    what,
    where,
    memory === null ? "" : formatBytes(memory),
    note,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) => `  ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join("   ")}`.trimEnd())
    .join("\n");
}
