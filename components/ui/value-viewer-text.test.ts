import assert from "node:assert/strict";
import { test } from "node:test";
import { findAll, hexBytes, hexRow, lineAt, textLines } from "./value-viewer-text.ts";

const parts = (text: string) => textLines(text).map(({ start, end }) => text.slice(start, end));

test("lines are those of the text, an empty text is one", () => {
  assert.deepEqual(parts("a\nb\n"), ["a", "b", ""]);
  assert.deepEqual(parts(""), [""]);
  assert.deepEqual(
    textLines("a\nb").map((line) => line.number),
    [1, 2],
  );
});

test("a long line is broken, without a letter lost or a pair torn", () => {
  const text = `${"x".repeat(999)}😀${"y".repeat(1500)}\nz`;
  assert.equal(parts(text).join(""), text.replace("\n", ""));
  assert.ok(parts(text).every((part) => part.length <= 1001 && part.isWellFormed()));
  assert.deepEqual(
    textLines(text).map((line) => line.number),
    [1, null, null, 2],
  );
});

test("hex rows show place, bytes and what can be read", () => {
  const bytes = hexBytes("48 65 6c 6c 6f 00 ff 80 0a 7e 31 32 33 34 35 36 37");
  assert.deepEqual(hexRow(bytes, 0), {
    place: "00000000",
    hex: "48 65 6c 6c 6f 00 ff 80  0a 7e 31 32 33 34 35 36",
    ascii: "Hello····~123456",
  });
  assert.equal(hexRow(bytes, 1).place, "00000010");
  assert.equal(hexRow(bytes, 1).ascii, "7");
});

test("finding ignores the case and knows its line", () => {
  assert.deepEqual(findAll("aXbx", "x"), [1, 3]);
  assert.deepEqual(findAll("aaaa", "aa"), [0, 2]);
  assert.deepEqual(findAll("İx", "x"), [1]);
  assert.deepEqual(findAll("a", ""), []);
  assert.equal(lineAt(textLines("aa\nbb\ncc"), 4), 1);
});
