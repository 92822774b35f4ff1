import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { CellValue } from "./data-table-columns.ts";
import { sortRows, toggleSort } from "./data-table-sort.ts";

type Row = { n: number; a: CellValue; b: CellValue };
const valueOf = (row: Row, id: string) => (id === "a" ? row.a : row.b);
const sorted = (values: CellValue[], desc = false) =>
  sortRows(
    values.map((a, n) => ({ n, a, b: null })),
    [{ id: "a", desc }],
    valueOf,
  ).map((row) => row.a);

test("int64 sorts exactly", () => {
  assert.deepEqual(sorted([9223372036854775807n, 9223372036854775806n, -1n]), [
    -1n,
    9223372036854775806n,
    9223372036854775807n,
  ]);
  assert.deepEqual(sorted([9007199254740993n, 9007199254740992, 2]), [2, 9007199254740992, 9007199254740993n]);
});

test("unknown is last in both directions", () => {
  assert.deepEqual(sorted([null, 2, Number.NaN, 1]), [1, 2, null, Number.NaN]);
  assert.deepEqual(sorted([null, 2, Number.NaN, 1], true), [2, 1, null, Number.NaN]);
});

test("names sort naturally and without case", () => {
  assert.deepEqual(sorted(["t-10", "T-9", "t-2", "a", "t"]), ["a", "t", "t-2", "T-9", "t-10"]);
  assert.deepEqual(sorted(["v007", "v7", "v08"]), ["v007", "v7", "v08"]);
  assert.deepEqual(sorted(["a", 3, "b", 1n]), [1n, 3, "a", "b"]);
});

test("equal rows keep their order, in both directions too", () => {
  const rows: Row[] = [1, 2, 1, 2, 1].map((a, n) => ({ n, a, b: null }));
  const order = (desc: boolean) => sortRows(rows, [{ id: "a", desc }], valueOf).map((row) => row.n);
  assert.deepEqual(order(false), [0, 2, 4, 1, 3]);
  assert.deepEqual(order(true), [1, 3, 0, 2, 4]);
});

test("the second key decides where the first ties", () => {
  const rows: Row[] = [
    { n: 0, a: 1, b: "x" },
    { n: 1, a: 0, b: "x" },
    { n: 2, a: 1, b: "y" },
  ];
  const keys = [
    { id: "a", desc: false },
    { id: "b", desc: true },
  ];
  assert.deepEqual(
    sortRows(rows, keys, valueOf).map((row) => row.n),
    [1, 2, 0],
  );
});

test("any mix of values is put in one order, whatever the start", () => {
  const value = fc.oneof(fc.integer(), fc.bigInt(), fc.string(), fc.constant(null));
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const once = sorted(values);
      assert.deepEqual(sorted(once), once);
      assert.equal(once.length, values.length);
    }),
  );
});

test("a click turns, shift adds, turns and removes", () => {
  const first = toggleSort([], "a", { add: false, firstDesc: true });
  assert.deepEqual(first, [{ id: "a", desc: true }]);
  assert.deepEqual(toggleSort(first, "a", { add: false, firstDesc: true }), [{ id: "a", desc: false }]);
  const two = toggleSort(first, "b", { add: true, firstDesc: false });
  assert.deepEqual(two, [...first, { id: "b", desc: false }]);
  const turned = toggleSort(two, "b", { add: true, firstDesc: false });
  assert.deepEqual(turned, [...first, { id: "b", desc: true }]);
  assert.deepEqual(toggleSort(turned, "b", { add: true, firstDesc: false }), first);
  assert.deepEqual(toggleSort(two, "b", { add: false, firstDesc: false }), [{ id: "b", desc: false }]);
});
