import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { drawnItems, rowAt, type Item, type Layout } from "./data-table-items.ts";

const plain: Layout = { length: 1000, rowHeight: 32, openIndex: -1, detailHeight: 320 };
const open: Layout = { ...plain, openIndex: 10 };
const indexes = (items: Item[]) => items.flatMap((item) => (item.kind === "row" ? [item.index] : []));
const heightOf = (items: Item[], { rowHeight, detailHeight }: Layout) =>
  items.reduce(
    (sum, item) => sum + (item.kind === "gap" ? item.height : item.kind === "row" ? rowHeight : detailHeight),
    0,
  );

test("the row at a place, before, in and after the open row's detail", () => {
  assert.deepEqual(
    [0, 31, 32, 31_999, 99_999].map((offset) => rowAt(offset, plain)),
    [0, 0, 1, 999, 999],
  );
  assert.deepEqual(
    [351, 352, 671, 672, 704].map((offset) => rowAt(offset, open)),
    [10, 10, 10, 11, 12],
  );
  assert.equal(rowAt(0, { ...plain, length: 0 }), 0);
});

test("draws what is in sight, some around it, the cursor's row, and the height of the rest", () => {
  const items = drawnItems(100, 120, 3, plain);
  assert.deepEqual(indexes(items), [3, ...Array.from({ length: 33 }, (_, at) => 94 + at)]);
  assert.deepEqual(items[0], { kind: "gap", key: "gap-3", height: 96 });
  assert.deepEqual(items.at(-1), { kind: "gap", key: "gap-end", height: (1000 - 127) * 32 });
  assert.deepEqual(drawnItems(5, 8, -1, { ...open, length: 11 }).at(-1), { kind: "detail", index: 10 });
  assert.deepEqual(drawnItems(0, -1, -1, { ...plain, length: 0 }), []);
});

test("everything together is always as high as all rows", () => {
  const place = fc.integer({ min: -1, max: 999 });
  fc.assert(
    fc.property(place, fc.nat(40), place, place, (first, count, cursor, openIndex) => {
      const layout = { ...plain, openIndex };
      const items = drawnItems(Math.max(first, 0), Math.max(first, 0) + count, cursor, layout);
      assert.equal(heightOf(items, layout), 32_000 + (openIndex < 0 ? 0 : 320));
      const rows = indexes(items);
      assert.deepEqual(
        rows,
        [...new Set(rows)].sort((a, b) => a - b),
      );
    }),
  );
});
