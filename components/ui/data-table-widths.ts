import type { Column } from "./data-table-columns.ts";

export type Sized<Row> = { column: Column<Row>; width: number | null };

/**
 * Which columns stay in `available` pixels and how wide: columns leave by `priority`, 1 first, the later one first on a tie;
 * those without a number stay. `width` null takes a share of the rest. `total` is what the table needs at least: beyond
 * `available` it scrolls sideways.
 */
export function fitColumns<Row>(
  columns: readonly Column<Row>[],
  widths: Readonly<Record<string, number>>,
  available: number | null,
): { columns: Sized<Row>[]; left: readonly Column<Row>[]; total: number } {
  const stay = [...columns];
  const left: Column<Row>[] = [];
  const need = () => stay.reduce((sum, column, index) => sum + leastWidth(column, index, widths), 0);
  while (available !== null && need() > available) {
    const leaving = nextToLeave(stay);
    if (!leaving) break;
    stay.splice(stay.indexOf(leaving), 1);
    left.push(leaving);
  }
  const sized: Sized<Row>[] = stay.map((column) => ({ column, width: widths[column.id] ?? column.width ?? null }));
  // Someone has to take the rest, or a fixed layout stretches every column: the name, else the last not dragged.
  if (!sized.some(({ width }) => width === null)) {
    const free = sized.filter(({ column }) => widths[column.id] === undefined);
    const taker = free.find(({ column }) => column === sized[0]?.column) ?? free.at(-1);
    if (taker) taker.width = null;
  }
  return { columns: sized, left, total: need() };
}

/** Pixels a column needs at least; a dragged width is a wish to be kept. */
export function leastWidth<Row>(column: Column<Row>, index: number, widths: Readonly<Record<string, number>>): number {
  return widths[column.id] ?? column.minWidth ?? (index === 0 ? nameMinWidth : (column.width ?? defaultMinWidth));
}

const nameMinWidth = 160;
const defaultMinWidth = 64;

function nextToLeave<Row>(columns: readonly Column<Row>[]): Column<Row> | undefined {
  let leaving: Column<Row> | undefined;
  for (const column of columns.slice(1)) {
    if (column.priority !== undefined && column.priority <= (leaving?.priority ?? Infinity)) leaving = column;
  }
  return leaving;
}
