import assert from "node:assert/strict";
import { test } from "node:test";
import type { CellValue, Column } from "./data-table-columns.ts";
import { csvField, toCsv, toNdjson } from "./data-table-export.ts";

type Row = Record<string, CellValue>;
const column = (id: string, header: string): Column<Row> => ({
  id,
  header,
  cell: () => null,
  value: (row) => row[id] ?? null,
});
const columns = [column("name", "Name"), column("size", "Size, bytes")];

test("fields are quoted as RFC 4180 wants", () => {
  assert.equal(csvField('a "b", c'), '"a ""b"", c"');
  assert.equal(csvField("two\nlines"), '"two\nlines"');
  assert.equal(csvField(" blank"), '" blank"');
  assert.equal(csvField("plain"), "plain");
});

test("a text that is a formula is disarmed, a negative number is not touched", () => {
  for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "＝1"]) {
    assert.match(csvField(text), /^"?'/u, text);
  }
  assert.equal(csvField('=HYPERLINK("x")'), `"'=HYPERLINK(""x"")"`);
  assert.equal(csvField(-1n), "-1");
  assert.equal(csvField(-1.5), "-1.5");
});

test("int64 keeps every digit, unknown is empty", () => {
  const rows = [
    { name: "a", size: 9223372036854775807n },
    { name: "b", size: null },
  ];
  assert.equal(toCsv(rows, columns), 'Name,"Size, bytes"\r\na,9223372036854775807\r\nb,\r\n');
  assert.equal(toNdjson(rows, columns), '{"name":"a","size":9223372036854775807}\n{"name":"b","size":null}\n');
});

test("NDJSON never breaks a line, and a number that is none is null", () => {
  assert.equal(toNdjson([{ name: "a\n\u2028", size: Number.NaN }], columns), '{"name":"a\\n\u2028","size":null}\n');
});

test("a column that sorts by a rank exports its words", () => {
  const ranked = { ...column("name", "Health"), value: () => 2, exported: () => "offline" };
  assert.equal(toCsv([{ name: "a" }], [ranked]), "Health\r\noffline\r\n");
});
