import assert from "node:assert/strict";
import { test } from "node:test";
import { keyAction } from "./data-table-keys.ts";

const press = (key: string, held: { shiftKey?: boolean; ctrlKey?: boolean; altKey?: boolean } = {}, letters = true) =>
  keyAction({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held }, letters);

test("letters and arrows move alike", () => {
  assert.deepEqual(press("j"), press("ArrowDown"));
  assert.deepEqual(press("k"), press("ArrowUp"));
  assert.deepEqual(press("o"), press("Enter"));
  assert.deepEqual(press("X", { shiftKey: true }), { kind: "range" });
});

test("letters can be switched off, arrows stay", () => {
  assert.equal(press("j", {}, false), null);
  assert.deepEqual(press("ArrowDown", {}, false), { kind: "row", by: 1 });
});

test("the browser's own keys are left alone", () => {
  assert.equal(press("c", { ctrlKey: true }), null);
  assert.equal(press("ArrowLeft", { altKey: true }), null);
  assert.equal(press("Tab"), null);
  assert.deepEqual(press("a", { ctrlKey: true }), { kind: "all" });
});
