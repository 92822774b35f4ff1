/**
 * Keeps the order a person is looking at while the rows change below: rows that vanished go, new ones come last.
 * `changed` says whether the fresh order differs from what is shown.
 */
export function holdOrder<Row>(
  held: readonly string[],
  fresh: readonly Row[],
  rowId: (row: Row) => string,
): { rows: readonly Row[]; changed: boolean } {
  const byId = new Map<string, Row>();
  for (const row of fresh) byId.set(rowId(row), row);
  const rows: Row[] = [];
  for (const id of held) {
    const row = byId.get(id);
    if (row === undefined) continue;
    rows.push(row);
    byId.delete(id);
  }
  for (const row of byId.values()) rows.push(row);
  return { rows, changed: rows.some((row, index) => row !== fresh[index]) };
}

/** The ids from the last anchor to the row clicked with shift, both included, in the order shown. */
export function idsBetween(ids: readonly string[], anchor: string | null, target: string): readonly string[] {
  const to = ids.indexOf(target);
  const from = anchor === null ? -1 : ids.indexOf(anchor);
  if (to < 0) return [];
  if (from < 0) return [target];
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1);
}
