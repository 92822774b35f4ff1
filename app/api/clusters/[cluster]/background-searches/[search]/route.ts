import { backgroundSearches } from "#lib/contracts/background-search.ts";
import { route } from "#lib/http/route.ts";
import { deleteBackgroundSearch, describeBackgroundSearch } from "#lib/jobs/background-searches.ts";

export const GET = route(backgroundSearches.describe, ({ params, user, others, signal }) =>
  describeBackgroundSearch(params.cluster, params.search, { user, others }, signal),
);

export const DELETE = route(backgroundSearches.remove, ({ params, user, others }) =>
  deleteBackgroundSearch(params.cluster, params.search, { user, others }),
);
