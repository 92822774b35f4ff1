import assert from "node:assert/strict";
import { test } from "node:test";
import type { Column, Facet } from "./data-table-columns.ts";
import { parseFilter } from "./data-table-filter.ts";
import { countOptions, narrowRows } from "./data-table-rows.ts";

type Row = { name: string; owner: string; tags: readonly string[] };
const column = (id: "name" | "owner", filtered?: boolean): Column<Row> => ({
  id,
  header: id,
  cell: () => null,
  value: (row) => row[id],
  filtered,
});
const columns = [column("name"), column("owner")];
const owner: Facet<Row> = { id: "owner", label: "Owner", options: [], of: (row) => row.owner || null };
const tags: Facet<Row> = { id: "tags", label: "Tags", options: [], of: (row) => row.tags };
const rows: Row[] = [
  { name: "pay.a", owner: "ines", tags: ["dlq"] },
  { name: "pay.b", owner: "tomas", tags: ["dlq", "compact"] },
  { name: "ines.c", owner: "", tags: [] },
];
const names = (filter: string, chosen: Record<string, string[]> = {}, read = columns) =>
  narrowRows(rows, read, parseFilter(filter), [owner, tags], chosen).map((row) => row.name);

test("only the name is read unless a column says otherwise", () => {
  assert.deepEqual(names("ines"), ["ines.c"]);
  assert.deepEqual(names("ines", {}, [column("name"), column("owner", true)]), ["pay.a", "ines.c"]);
});

test("options of one facet widen, facets narrow each other", () => {
  assert.deepEqual(names("", { owner: ["ines", "tomas"] }), ["pay.a", "pay.b"]);
  assert.deepEqual(names("", { owner: ["ines", "tomas"], tags: ["compact"] }), ["pay.b"]);
  assert.deepEqual(names("", { owner: [] }), ["pay.a", "pay.b", "ines.c"]);
});

test("an option counts what it would show", () => {
  const counts = countOptions(rows, columns, parseFilter("pay"), [owner, tags], { owner: ["ines"] }, owner);
  assert.deepEqual(
    [...counts],
    [
      ["ines", 1],
      ["tomas", 1],
    ],
  );
});
