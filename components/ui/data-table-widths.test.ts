import assert from "node:assert/strict";
import { test } from "node:test";
import type { Column } from "./data-table-columns.ts";
import { fitColumns } from "./data-table-widths.ts";

const column = (id: string, rest: Partial<Column<null>> = {}): Column<null> => ({
  id,
  header: id,
  cell: () => null,
  value: () => null,
  ...rest,
});
const columns = [
  column("name"),
  column("state", { width: 100 }),
  column("size", { width: 100, priority: 2 }),
  column("rate", { width: 100, priority: 1 }),
  column("note", { width: 100, priority: 1 }),
];
const ids = (available: number | null, widths = {}) =>
  fitColumns(columns, widths, available).columns.map((c) => c.column.id);

test("all stay where there is room, or nothing was measured", () => {
  assert.deepEqual(ids(560), ["name", "state", "size", "rate", "note"]);
  assert.deepEqual(ids(null), ["name", "state", "size", "rate", "note"]);
});

test("they leave in the declared order, the later of two equals first", () => {
  assert.deepEqual(ids(559), ["name", "state", "size", "rate"]);
  assert.deepEqual(ids(459), ["name", "state", "size"]);
  assert.deepEqual(ids(359), ["name", "state"]);
  assert.deepEqual(ids(10), ["name", "state"]);
  assert.equal(fitColumns(columns, {}, 10).total, 260);
});

test("a dragged width counts, the rest goes to the name", () => {
  assert.deepEqual(ids(560, { name: 200 }), ["name", "state", "size", "rate"]);
  const fixed = fitColumns([column("name", { width: 200 }), column("a", { width: 50 })], {}, 900).columns;
  assert.deepEqual(
    fixed.map((c) => c.width),
    [null, 50],
  );
  const dragged = fitColumns([column("name"), column("a", { width: 50 })], { name: 200 }, 900).columns;
  assert.deepEqual(
    dragged.map((c) => c.width),
    [200, null],
  );
});
