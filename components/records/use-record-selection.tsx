"use client";

import { Columns2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { BulkButton } from "#components/ui/data-table-bulk-bar.tsx";
import { compareHref } from "./compare-search.ts";
import type { RecordPlace } from "./record-place.ts";
import type { RecordRow } from "./search-run.ts";

/** Rows chosen in a list of records; two of them can be compared. `placeOf` tells where a row stands. */
export function useRecordSelection<Row extends RecordRow>(cluster: string, placeOf: (row: Row) => RecordPlace) {
  const [selection, onSelectionChange] = useState<ReadonlySet<string>>(new Set());
  const router = useRouter();
  const bulk = (rows: readonly Row[]): ReactNode => {
    const [one, other] = rows.toSorted(byAge);
    const blocked = rows.length === 2 ? null : `Two records are compared; ${rows.length} of those shown are selected`;
    const compare = () => {
      if (one !== undefined && other !== undefined) router.push(compareHref(cluster, placeOf(one), placeOf(other)));
    };
    return (
      <BulkButton blocked={blocked} onClick={compare}>
        <Columns2 aria-hidden />
        Compare
      </BulkButton>
    );
  };
  return { selection, onSelectionChange, bulk };
}

/** The older at the left. */
function byAge(a: RecordRow, b: RecordRow): number {
  const [one, other] = [BigInt(a.timestamp), BigInt(b.timestamp)];
  if (one !== other) return one < other ? -1 : 1;
  return BigInt(a.offset) < BigInt(b.offset) ? -1 : 1;
}
