import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { openFileSink } from "./file-sink.ts";

const written = (write: (sink: ReturnType<typeof openFileSink>) => void): string => {
  const sink = openFileSink(4);
  write(sink);
  return Buffer.from(sink.take() ?? []).toString();
};
const text = fc.string({ unit: "grapheme", maxLength: 60 });

test("a text is the JSON that JSON.stringify makes of it, other bytes are base64", () => {
  fc.assert(
    fc.property(text, (value) => {
      assert.equal(
        written((sink) => sink.json(Buffer.from(value))),
        JSON.stringify(value),
      );
    }),
  );
  for (let code = 0; code < 0x80; code += 1) {
    const value = `a${String.fromCharCode(code)}é"`;
    assert.equal(
      written((sink) => sink.json(Buffer.from(value))),
      JSON.stringify(value),
    );
  }
  assert.equal(
    written((sink) => sink.json(Buffer.from([0xff, 0]))),
    '{"base64":"/wA="}',
  );
  assert.equal(
    written((sink) => sink.json(null)),
    "null",
  );
});

test("a cell of a CSV reads back as it was, with an apostrophe before what a spreadsheet would run", () => {
  const read = (cell: string) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
  fc.assert(
    fc.property(text, (value) => {
      const formula = /^[=+\-@\t\r]/.test(value) && !/^-\d+(\.\d+)?$/.test(value);
      const cell = written((sink) => sink.csv(Buffer.from(value)));
      assert.equal(read(cell), formula ? `'${value}` : value);
      if (/[",\r\n]/.test(value) || value === "") assert.match(cell, /^"[^]*"$/);
    }),
  );
  const cells: [string, string][] = [
    ["=1+1", "'=1+1"],
    ["-5.25", "-5.25"],
    ["-5-1", "'-5-1"],
    ["+5", "'+5"],
    ['x,"y"', '"x,""y"""'],
    ["", '""'],
    ["\tx\n", '"\'\tx\n"'],
  ];
  for (const [value, cell] of cells)
    assert.equal(
      written((sink) => sink.csv(Buffer.from(value))),
      cell,
    );
  assert.equal(
    written((sink) => sink.csv(null)),
    "",
  );
});
