import { backgroundSearches } from "#lib/contracts/background-search.ts";
import { route } from "#lib/http/route.ts";
import { listBackgroundSearches, startBackgroundSearch } from "#lib/jobs/background-searches.ts";

export const GET = route(backgroundSearches.list, ({ params, user, others }) =>
  listBackgroundSearches(params.cluster, params.topic, { user, others }),
);

export const POST = route(backgroundSearches.start, ({ params, body, user, signal }) =>
  startBackgroundSearch(params.cluster, params.topic, body, user, signal),
);
