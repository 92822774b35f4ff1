import assert from "node:assert/strict";
import { test } from "node:test";
import type { Column, Facet } from "./data-table-columns.ts";
import { parseFilter } from "./data-table-filter.ts";
import { needsAll } from "./data-table-need.ts";

type Row = { name: string; size: number };
const column = (id: string, more: Partial<Column<Row>>): Column<Row> => ({
  id,
  header: id,
  cell: () => null,
  value: () => null,
  ...more,
});
const columns = [column("name", {}), column("size", { lazy: true })];
const facets: Facet<Row>[] = [{ id: "big", label: "Big", options: [], of: () => null, lazy: true }];
const view = { sort: [{ id: "name", desc: false }], filter: parseFilter(""), chosen: {} };

test("all rows are needed as soon as the view sorts or narrows by what is filled in later", () => {
  assert.equal(needsAll(view, columns, facets), false);
  assert.equal(needsAll({ ...view, filter: parseFilter("a") }, columns, facets), false);
  assert.equal(needsAll({ ...view, sort: [...view.sort, { id: "size", desc: true }] }, columns, facets), true);
  assert.equal(needsAll({ ...view, chosen: { big: ["yes"] } }, columns, facets), true);
  const read = [column("name", {}), column("size", { lazy: true, filtered: true })];
  assert.equal(needsAll({ ...view, filter: parseFilter("a") }, read, facets), true);
});
