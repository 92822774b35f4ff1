import assert from "node:assert/strict";
import { test } from "node:test";
import type { Column, Facet } from "./data-table-columns.ts";
import { countView, sameView } from "./data-table-view-counts.ts";

type Row = { name: string; health: string; internal: boolean };
const rows: Row[] = [
  { name: "orders", health: "ok", internal: false },
  { name: "orders.dlq", health: "offline", internal: false },
  { name: "__offsets", health: "offline", internal: true },
];
const columns: Column<Row>[] = [{ id: "name", header: "Name", value: (row) => row.name, cell: (row) => row.name }];
const facets: Facet<Row>[] = [
  {
    id: "internal",
    label: "Internal",
    options: [{ value: "no", label: "hidden" }],
    of: (row) => (row.internal ? "yes" : "no"),
    initial: ["no"],
  },
  {
    id: "health",
    label: "Health",
    options: [{ value: "offline", label: "offline" }],
    of: (row) => row.health,
  },
];

test("counts what a view would show, defaults of the facets included", () => {
  const count = (view: Record<string, string | null>) => countView(rows, columns, facets, view);
  assert.equal(count({}), 2);
  assert.equal(count({ health: "offline" }), 1);
  assert.equal(count({ health: "offline", internal: "" }), 2);
  assert.equal(count({ q: "orders -dlq" }), 1);
});

test("an absent entry is the default", () => {
  assert.ok(sameView({ q: null }, {}));
  assert.ok(sameView({ sort: "-size", q: null }, { sort: "-size" }));
  assert.ok(!sameView({ sort: "-size" }, { sort: "size" }));
  assert.ok(!sameView({ internal: "" }, {}));
});
