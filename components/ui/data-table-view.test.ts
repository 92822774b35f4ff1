import assert from "node:assert/strict";
import { test } from "node:test";
import { moveId, parseColumns, parseSort, printColumns, printSort } from "./data-table-view.ts";

const known = ["name", "partitions", "size"];

test("sort goes to the address and back, strangers are dropped", () => {
  const keys = [
    { id: "size", desc: true },
    { id: "name", desc: false },
  ];
  assert.equal(printSort(keys), "-size,name");
  assert.deepEqual(parseSort("-size,name", new Set(known)), keys);
  assert.deepEqual(parseSort("size,-size,evil,,-", new Set(known)), [{ id: "size", desc: false }]);
});

test("columns go to the address and back", () => {
  const choice = [{ id: "name", width: 240 }, { id: "size" }];
  assert.equal(printColumns(choice), "name:240,size");
  assert.deepEqual(parseColumns("name:240,size", known), choice);
  assert.equal(printColumns(null), null);
});

test("the name stays first and shown, nonsense is the default", () => {
  assert.deepEqual(parseColumns("size,name:99", known), [{ id: "name", width: 99 }, { id: "size" }]);
  assert.deepEqual(parseColumns("size", known), [{ id: "name" }, { id: "size" }]);
  assert.deepEqual(parseColumns("size:9,size:1e9,name:-5", known), [{ id: "name" }, { id: "size" }]);
  assert.equal(parseColumns("evil", known), null);
  assert.equal(parseColumns("", known), null);
});

test("a column moves anywhere but before the name", () => {
  assert.deepEqual(moveId(["n", "a", "b", "c"], "c", 1), ["n", "c", "a", "b"]);
  assert.deepEqual(moveId(["n", "a", "b", "c"], "c", 0), ["n", "c", "a", "b"]);
  assert.deepEqual(moveId(["n", "a", "b", "c"], "a", 9), ["n", "b", "c", "a"]);
  assert.deepEqual(moveId(["n", "a"], "n", 1), ["n", "a"]);
});
