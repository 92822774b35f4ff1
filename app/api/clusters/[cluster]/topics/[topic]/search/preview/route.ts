import { recordSearch } from "#lib/contracts/record-search.ts";
import { route } from "#lib/http/route.ts";
import { previewSearch } from "#lib/kafka/records/preview-search.ts";

export const POST = route(recordSearch.preview, ({ params, body, signal }) =>
  previewSearch(params.cluster, params.topic, body, signal),
);
