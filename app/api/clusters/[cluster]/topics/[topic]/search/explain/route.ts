import { recordSearch } from "#lib/contracts/record-search.ts";
import { route } from "#lib/http/route.ts";
import { explainMatch } from "#lib/kafka/records/explain-match.ts";
import { lookupSchema } from "#lib/schema-registry/lookup-schema.ts";

export const POST = route(recordSearch.explain, ({ params, body, signal }) =>
  explainMatch(params.cluster, params.topic, body, signal, (ref) => lookupSchema(params.cluster, ref, signal)),
);
