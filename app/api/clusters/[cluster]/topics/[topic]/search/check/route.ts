import { recordSearch } from "#lib/contracts/record-search.ts";
import { route } from "#lib/http/route.ts";
import { checkFilter } from "#lib/kafka/records/check-filter.ts";

export const POST = route(recordSearch.checkFilter, ({ body }) => checkFilter(body));
