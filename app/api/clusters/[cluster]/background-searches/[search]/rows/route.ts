import { backgroundSearches } from "#lib/contracts/background-search.ts";
import { route } from "#lib/http/route.ts";
import { readBackgroundRows } from "#lib/jobs/background-searches.ts";

export const GET = route(backgroundSearches.rows, ({ params, query }) =>
  readBackgroundRows(params.cluster, params.search, { ...query, descending: query.descending === "true" }),
);
