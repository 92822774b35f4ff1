import { recordSearch } from "#lib/contracts/record-search.ts";
import { eventStream } from "#lib/http/event-stream.ts";
import { searchRecords } from "#lib/kafka/records/search.ts";
import { lookupSchema } from "#lib/schema-registry/lookup-schema.ts";

export const POST = eventStream(recordSearch.run, ({ params, body, signal }) =>
  searchRecords(params.cluster, params.topic, body, signal, (ref) => lookupSchema(params.cluster, ref, signal)),
);
