import { serverConfig } from "#lib/config/config.ts";
import { deleteResults, keptResults } from "#lib/store/search-results.ts";
import { recordSearchKind } from "./record-search-input.ts";
import { deleteJob, endedJobs, readJob } from "./rows.ts";

const hourMs = 3_600_000;

/** How long results are kept after the end of their search, in ms. */
export function keptMs(): number {
  return serverConfig().keepSearchesHours * hourMs;
}

/** Deletes background searches whose time is over, with all they kept. Returns when the next one's is, epoch ms. */
export function sweepSearches(): number | null {
  const { ids, next } = endedJobs(recordSearchKind, keptMs());
  for (const id of ids) {
    deleteResults(id);
    deleteJob(id);
  }
  return next;
}

/** Deletes results whose search is not known any more: the console ended between the two. */
export function dropOrphans(): void {
  for (const id of keptResults()) if (readJob(id) === null) deleteResults(id);
}
