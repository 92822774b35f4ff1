"use client";

import { useMemo } from "react";
import { DataTable } from "#components/ui/data-table.tsx";
import type { Column } from "#components/ui/data-table-columns.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { SchemaField, SchemaVersion } from "#lib/contracts/schemas.ts";

type Row = SchemaField & { place: number };

const columns: Column<Row>[] = [
  {
    id: "field",
    header: "Field",
    mono: true,
    value: (row) => row.path,
    cell: (row, { mark }) =>
      row.path === "" ? <span className="font-sans text-ink-3">the value itself</span> : mark(row.path),
  },
  {
    id: "type",
    header: "Type",
    mono: true,
    value: (row) => row.type,
    cell: (row) => row.type,
  },
  {
    id: "optional",
    header: "Optional",
    width: 96,
    value: (row) => (row.optional ? "yes" : "no"),
    cell: (row) => <span className="text-ink-3">{row.optional ? "yes" : "no"}</span>,
  },
  {
    id: "default",
    header: "Default",
    width: 160,
    mono: true,
    priority: 2,
    value: (row) => row.default,
    cell: (row) => row.default ?? "",
  },
  {
    id: "doc",
    header: "Documentation",
    priority: 1,
    value: (row) => row.doc,
    cell: (row) => <span className="text-ink-2">{row.doc}</span>,
  },
  {
    id: "place",
    header: "Place",
    label: "Place in the schema",
    width: 80,
    align: "end",
    hidden: true,
    value: (row) => row.place,
    cell: (row) => row.place,
  },
];

const inOrder = [{ id: "place", desc: false }];

/** Fields of one version in the order of the schema; null while it is read. */
export function FieldTable({ version }: { version: SchemaVersion | null }) {
  const rows = useMemo(() => version?.fields.map((field, index): Row => ({ ...field, place: index + 1 })), [version]);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <DataTable
        label="Fields"
        noun={{ one: "field", many: "fields" }}
        columns={columns}
        rows={rows}
        rowId={(row) => `${row.place}`}
        rowLabel={(row) => row.path}
        urlKey="f"
        filterLabel="Filter by field"
        initialSort={inOrder}
        empty={
          <EmptyState title="No fields could be read from this schema">
            It holds none, or it is written in a way this console does not take apart. Its text stands under Text.
          </EmptyState>
        }
      />
    </div>
  );
}
