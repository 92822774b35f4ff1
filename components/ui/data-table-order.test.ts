import assert from "node:assert/strict";
import { test } from "node:test";
import { holdOrder, idsBetween } from "./data-table-order.ts";

const rows = (...ids: string[]) => ids.map((id) => ({ id }));
const id = (row: { id: string }) => row.id;

test("the held order stays, the vanished go, the new come last", () => {
  const held = holdOrder(["a", "b", "c"], rows("d", "c", "a"), id);
  assert.deepEqual(held.rows.map(id), ["a", "c", "d"]);
  assert.equal(held.changed, true);
});

test("the rows are the fresh ones, and an equal order is no change", () => {
  const fresh = rows("a", "c");
  const held = holdOrder(["a", "b", "c"], fresh, id);
  assert.equal(held.rows[0], fresh[0]);
  assert.equal(held.changed, false);
});

test("a range goes both ways and forgives an anchor that is gone", () => {
  const ids = ["a", "b", "c", "d"];
  assert.deepEqual(idsBetween(ids, "b", "d"), ["b", "c", "d"]);
  assert.deepEqual(idsBetween(ids, "d", "b"), ["b", "c", "d"]);
  assert.deepEqual(idsBetween(ids, null, "b"), ["b"]);
  assert.deepEqual(idsBetween(ids, "x", "b"), ["b"]);
  assert.deepEqual(idsBetween(ids, "a", "x"), []);
});
