"use client";

import { useMemo } from "react";
import { usePreferences } from "#components/shared/preferences-provider.tsx";
import { recordFilter, type RecordFilter } from "#lib/contracts/record-search.ts";
import { AddFieldColumn } from "./add-field-column.tsx";
import { numberColumns } from "./field-columns.tsx";
import { focusOf } from "./filter-focus.ts";
import { recordColumns } from "./record-columns.tsx";
import { fieldColumnsOf } from "./record-layout.ts";
import { noFilter } from "./record-search.ts";
import type { RecordRow } from "./search-run.ts";
import { useRecordLayout } from "./use-record-layout.ts";

/** What a table of records needs for its columns: those of the topic's layout, and how further ones are added. */
export function useRecordColumns(
  cluster: string,
  topic: string,
  rows: readonly RecordRow[] | undefined,
  { old = null, filter = noFilter }: { old?: string | null; filter?: RecordFilter } = {},
) {
  const { zone } = usePreferences().preferences;
  const layout = useRecordLayout(cluster, topic);
  const fields = useMemo(() => fieldColumnsOf(layout.layout), [layout.layout]);
  // As one text: rows that come in must not make new columns as long as they look the same.
  const numbers = useMemo(() => numberColumns(rows ?? noRows, fields).join(","), [rows, fields]);
  const looked = JSON.stringify(filter);
  const columns = useMemo(() => {
    const focus = focusOf(recordFilter.parse(JSON.parse(looked)));
    return recordColumns({ zone, old, fields, numbers: numbers.split(","), focus });
  }, [zone, old, fields, numbers, looked]);
  return {
    columns,
    keptColumns: layout.kept,
    columnMenuEnd: <AddFieldColumn rows={rows ?? noRows} layout={layout} />,
  };
}

const noRows: readonly RecordRow[] = [];
