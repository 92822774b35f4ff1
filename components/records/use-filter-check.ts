"use client";

import { useQuery } from "@tanstack/react-query";
import type { FilterFault, RecordFilter } from "#lib/contracts/record-search.ts";
import { recordQueries } from "./queries.ts";
import { hasFilter } from "./record-search.ts";

/** The faults of a filter by the server that would run it; null while it is not known, and for an empty filter. */
export function useFilterCheck(cluster: string, topic: string, filter: RecordFilter): readonly FilterFault[] | null {
  const check = useQuery(recordQueries.check(cluster, topic, hasFilter(filter) ? filter : null));
  return check.data?.faults ?? null;
}
