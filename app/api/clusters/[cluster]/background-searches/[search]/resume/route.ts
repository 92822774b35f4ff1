import { backgroundSearches } from "#lib/contracts/background-search.ts";
import { route } from "#lib/http/route.ts";
import { resumeBackgroundSearch } from "#lib/jobs/background-searches.ts";

export const POST = route(backgroundSearches.resume, ({ params, user, others }) =>
  resumeBackgroundSearch(params.cluster, params.search, { user, others }),
);
