import { serverConfig } from "#lib/config/config.ts";
import { logger } from "#lib/config/log.ts";
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
    try {
      deleteResults(id);
      deleteJob(id);
    } catch (error) {
      // The other jobs go on; the next pulse tries again.
      logger().error({ err: error, job: id }, "the results of a search could not be deleted");
    }
  }
  return next;
}

/** Deletes results whose search is not known any more: the console ended between the two. */
export function dropOrphans(): void {
  for (const id of keptResults()) if (readJob(id) === null) deleteResults(id);
}
