import { createSerializer, parseAsArrayOf, parseAsString } from "nuqs";
import { pagePath } from "#lib/format/urls.ts";
import { filterOf, filterPatch, recordSearch, type RecordSearch } from "./record-search.ts";

/** What stands in the URL of a live view: topics by name, and the search that they are followed with. */
export const liveSearch = { ...recordSearch, topics: parseAsArrayOf(parseAsString).withDefault([]) };

const print = createSerializer(liveSearch);

/** The live view of these topics, with the filter of a search. */
export function liveHref(cluster: string, topics: readonly string[], search: RecordSearch): string {
  const { isolation } = search;
  const path = pagePath("/clusters/[cluster]/live", { cluster });
  return print(path, { topics: [...topics], isolation, ...filterPatch(filterOf(search)) });
}
