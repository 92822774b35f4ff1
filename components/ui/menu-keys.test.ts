import assert from "node:assert/strict";
import { test } from "node:test";
import { itemAt } from "./menu-keys.ts";

const [copy, remove, rename] = ["Copy", "Delete", "Do it again"].map((textContent) => ({ textContent }));
const items = [copy, remove, rename].filter((item) => item !== undefined);

test("arrows go round, Home and End, letters find the next", () => {
  assert.equal(itemAt(items, null, "ArrowDown"), copy, "nothing has the focus yet");
  assert.equal(itemAt(items, null, "ArrowUp"), rename);
  assert.equal(itemAt(items, copy, "ArrowDown"), remove);
  assert.equal(itemAt(items, rename, "ArrowDown"), copy);
  assert.equal(itemAt(items, copy, "ArrowUp"), rename);
  assert.equal(itemAt(items, remove, "Home"), copy);
  assert.equal(itemAt(items, remove, "End"), rename);
  assert.equal(itemAt(items, copy, "d"), remove);
  assert.equal(itemAt(items, remove, "d"), rename);
  assert.equal(itemAt(items, rename, "d"), remove, "and from the start again");
  assert.equal(itemAt(items, copy, "z"), undefined);
  assert.equal(itemAt(items, copy, "Enter"), undefined);
  assert.equal(itemAt(items, copy, " "), undefined, "Space is the item's own");
});
