/** What is drawn: a row, the detail under an open row, or the height of what is left out. */
export type Item =
  { kind: "row"; index: number } | { kind: "detail"; index: number } | { kind: "gap"; key: string; height: number };

/** Heights in pixels; `openIndex` is -1 when no row is open. */
export type Layout = { length: number; rowHeight: number; openIndex: number; detailHeight: number };

/** Rows drawn beyond the edges, so that a quick scroll finds them there. */
const overscan = 6;

/** The row at so many pixels below the first row's top; the open row for a place in its detail. */
export function rowAt(offset: number, layout: Layout): number {
  const { length, rowHeight, openIndex, detailHeight } = layout;
  const detailTop = (openIndex + 1) * rowHeight;
  const inDetail = openIndex >= 0 && offset >= detailTop;
  const row = inDetail ? Math.max((offset - detailHeight) / rowHeight, openIndex) : offset / rowHeight;
  return Math.max(0, Math.min(Math.floor(row), length - 1));
}

/** The rows from `first` to `last` and some around them, the one at `always`, and the heights of all the others. */
export function drawnItems(first: number, last: number, always: number, layout: Layout): Item[] {
  const { length, rowHeight, openIndex, detailHeight } = layout;
  const items: Item[] = [];
  let at = 0;
  const draw = (index: number) => {
    const top = index * rowHeight + (openIndex >= 0 && index > openIndex ? detailHeight : 0);
    if (top > at) items.push({ kind: "gap", key: `gap-${index}`, height: top - at });
    items.push({ kind: "row", index });
    if (index === openIndex) items.push({ kind: "detail", index });
    at = top + rowHeight + (index === openIndex ? detailHeight : 0);
  };
  const from = Math.max(first - overscan, 0);
  const to = Math.min(last + overscan, length - 1);
  if (always >= 0 && always < from) draw(always);
  for (let index = from; index <= to; index++) draw(index);
  if (always > to && always < length) draw(always);
  const rest = length * rowHeight + (openIndex >= 0 ? detailHeight : 0) - at;
  if (rest > 0) items.push({ kind: "gap", key: "gap-end", height: rest });
  return items;
}
