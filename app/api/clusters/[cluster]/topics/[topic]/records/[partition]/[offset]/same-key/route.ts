import { recordSearch } from "#lib/contracts/record-search.ts";
import { eventStream } from "#lib/http/event-stream.ts";
import { recordsOfSameKey } from "#lib/kafka/records/same-key.ts";
import { lookupSchema } from "#lib/schema-registry/lookup-schema.ts";

export const POST = eventStream(recordSearch.sameKey, ({ params, body, signal }) =>
  recordsOfSameKey(params.cluster, params.topic, params, body, signal, (ref) =>
    lookupSchema(params.cluster, ref, signal),
  ),
);
