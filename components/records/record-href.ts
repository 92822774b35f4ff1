import { createSerializer } from "nuqs";
import type { KafkaRecord } from "#lib/contracts/records.ts";
import type { RecordFilter } from "#lib/contracts/record-search.ts";
import { pagePath } from "#lib/format/urls.ts";
import { filterPatch, noFilter, recordSearch } from "./record-search.ts";

const print = createSerializer(recordSearch);

/** The page of one record; with a filter it is looked at as that search would. */
export function recordHref(
  cluster: string,
  topic: string,
  { partition, offset }: Pick<KafkaRecord, "partition" | "offset">,
  filter: RecordFilter = noFilter,
): string {
  const names = { cluster, topic, partition, offset };
  return print(pagePath("/clusters/[cluster]/topics/[topic]/records/[partition]/[offset]", names), filterPatch(filter));
}

/** The search of a topic with this filter. */
export function searchHref(cluster: string, topic: string, filter: RecordFilter): string {
  return print(pagePath("/clusters/[cluster]/topics/[topic]", { cluster, topic }), filterPatch(filter));
}
