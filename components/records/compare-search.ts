import { createSerializer, parseAsString } from "nuqs";
import { pagePath } from "#lib/format/urls.ts";
import { printPlace, type RecordPlace } from "./record-place.ts";

/** What stands in the URL of a comparison: two places, `<topic>/<partition>/<offset>`. */
export const compareSearch = { left: parseAsString.withDefault(""), right: parseAsString.withDefault("") };

const print = createSerializer(compareSearch);

/** The page that shows two records beside each other; without the right one it asks for it. */
export function compareHref(cluster: string, left: RecordPlace, right: RecordPlace | null): string {
  const path = pagePath("/clusters/[cluster]/compare", { cluster });
  return print(path, { left: printPlace(left), right: right === null ? null : printPlace(right) });
}
