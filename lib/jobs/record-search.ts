import type { JobKind } from "./kind.ts";
import { recordSearchInput, recordSearchKind } from "./record-search-input.ts";

/** A search of a topic's records that goes on without a page and keeps what it finds. */
export const recordSearch: JobKind = {
  kind: recordSearchKind,
  async run({ id, input, cluster, signal, progress }) {
    // The engine is loaded for those who use it: every route knows the kinds of jobs.
    const { runRecordSearch } = await import("./run-record-search.ts");
    signal.throwIfAborted();
    return runRecordSearch(id, cluster ?? "", recordSearchInput.parse(input), { signal, progress });
  },
};
