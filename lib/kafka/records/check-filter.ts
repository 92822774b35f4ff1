import type { FilterFault, RecordFilter } from "#lib/contracts/record-search.ts";
import { compileFilter } from "./scan/compile-filter.ts";
import { warmScanWorker } from "./scan/pool.ts";

/** The faults of a filter, none when it can run. Warms a worker: who types a filter is about to search. */
export function checkFilter(filter: RecordFilter): { faults: FilterFault[] } {
  warmScanWorker();
  const compiled = compileFilter(filter);
  return { faults: "faults" in compiled ? compiled.faults : [] };
}
