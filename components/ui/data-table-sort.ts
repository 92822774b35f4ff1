import type { CellValue, SortKey } from "./data-table-columns.ts";

/** Asks the named column for the value of a row. */
export type ValueOf<Row> = (row: Row, columnId: string) => CellValue;

/**
 * Sorts stably by one or more keys; unknown (`null`) stays last in both directions. Whole numbers beyond 2^53 are compared
 * as bigint, words naturally (`topic-2` before `topic-10`). Values are read once per row and key.
 */
export function sortRows<Row>(rows: readonly Row[], keys: readonly SortKey[], valueOf: ValueOf<Row>): Row[] {
  if (keys.length === 0) return [...rows];
  const columns = keys.map((key) => ({ desc: key.desc, values: rows.map((row) => sortable(valueOf(row, key.id))) }));
  // A plain array: sorting a typed one by a comparator takes three times as long.
  const order = rows.map((_, index) => index);
  order.sort((a, b) => {
    for (const { desc, values } of columns) {
      const left = values[a] ?? null;
      const right = values[b] ?? null;
      if (left === right) continue;
      if (left === null) return 1;
      if (right === null) return -1;
      const difference = compareKnown(left, right);
      if (difference !== 0) return desc ? -difference : difference;
    }
    return a - b;
  });
  const sorted: Row[] = [];
  for (const index of order) {
    const row = rows[index];
    if (row !== undefined) sorted.push(row);
  }
  return sorted;
}

/** A click makes the column the only key or turns it; with shift it is added, turned, and removed again. */
export function toggleSort(
  keys: readonly SortKey[],
  id: string,
  options: { add: boolean; firstDesc: boolean },
): readonly SortKey[] {
  const current = keys.find((key) => key.id === id);
  if (!options.add) {
    const only = keys.length === 1 && current;
    return [{ id, desc: only ? !current.desc : options.firstDesc }];
  }
  if (!current) return [...keys, { id, desc: options.firstDesc }].slice(-maxKeys);
  if (current.desc === options.firstDesc) return keys.map((key) => (key === current ? { id, desc: !key.desc } : key));
  const rest = keys.filter((key) => key !== current);
  return rest.length > 0 ? rest : [{ id, desc: options.firstDesc }];
}

const maxKeys = 3;

const safe = BigInt(Number.MAX_SAFE_INTEGER);

type Known = string | number | bigint;

function sortable(value: CellValue): Known | null {
  if (typeof value === "string") return naturalKey(value);
  // Within 2^53 a double is exact and compares ten times as fast; JavaScript compares the two kinds exactly.
  if (typeof value === "bigint") return value >= -safe && value <= safe ? Number(value) : value;
  return typeof value === "number" && Number.isNaN(value) ? null : value;
}

function compareKnown(left: Known, right: Known): number {
  // Mixed kinds in one column: numbers before words, so that the order is total.
  const leftIsText = typeof left === "string";
  if (leftIsText !== (typeof right === "string")) return leftIsText ? 1 : -1;
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * A text whose plain comparison is the natural order of the input: case folded, digit runs without leading zeros and
 * with their length in front. Texts that differ in nothing else tie.
 */
function naturalKey(text: string): string {
  const folded = text.toLowerCase();
  let key = "";
  let copied = 0;
  for (let at = 0; at < folded.length;) {
    if (!isDigit(folded.charCodeAt(at))) {
      at++;
      continue;
    }
    let start = at;
    let end = at + 1;
    while (isDigit(folded.charCodeAt(end))) end++;
    while (start < end - 1 && folded.charCodeAt(start) === zero) start++;
    // The leading 0 keeps digits where digits stand among letters; the length decides before the digits do.
    key += `${folded.slice(copied, at)}0${String.fromCharCode(zero + Math.min(end - start, 0xff))}`;
    copied = start;
    at = end;
  }
  return key + folded.slice(copied);
}

const zero = 0x30;

function isDigit(code: number): boolean {
  return code >= zero && code <= zero + 9;
}
