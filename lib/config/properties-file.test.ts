import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseProperties } from "./properties-file.ts";

const pairs = (text: string) => parseProperties(text).properties.map(({ key, value }) => [key, value]);

test("separators, comments and white space as Java reads them", () => {
  assert.deepEqual(
    pairs(
      [
        "# a comment \\",
        "! another",
        "",
        "a=1",
        "b : 2",
        "c 3",
        "  d\t=\t4 ",
        "e",
        "f=",
        "g==x",
        "h:=x",
        "i = = y",
      ].join("\r\n"),
    ),
    [
      ["a", "1"],
      ["b", "2"],
      ["c", "3"],
      ["d", "4 "],
      ["e", ""],
      ["f", ""],
      ["g", "=x"],
      ["h", "=x"],
      ["i", "= y"],
    ],
  );
});

test("continued lines, also over comments' signs, and their line numbers", () => {
  const { properties } = parseProperties("x=1\nlist=a,\\\n   b,\\\n   # not a comment\ny=z\\\\\nlast=end\\");
  assert.deepEqual(properties, [
    { key: "x", value: "1", line: 1 },
    { key: "list", value: "a,b,# not a comment", line: 2 },
    { key: "y", value: "z\\", line: 5 },
    { key: "last", value: "end", line: 6 },
  ]);
});

test("escapes in keys and values", () => {
  assert.deepEqual(pairs("a\\ b\\=c\\:d=\\t\\n\\u00fc\\q\\\\"), [["a b=c:d", "\t\n\u00fcq\\"]]);
  const { faults } = parseProperties("ok=1\nbad=\\u00g0");
  assert.deepEqual(
    faults.map(({ line }) => line),
    [2],
  );
});

test("what is escaped the way Java stores it comes back", () => {
  const escape = (text: string, key: boolean) =>
    text
      .replace(/[\\=:#!]/g, "\\$&")
      .replace(key ? / /g : /^ /, "\\ ")
      .replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.string({ unit: "binary" }))), (wanted) => {
      const text = wanted.map(([key, value]) => `${escape(key, true)} = ${escape(value, false)}`).join("\n");
      assert.deepEqual(pairs(text), wanted);
    }),
  );
});
