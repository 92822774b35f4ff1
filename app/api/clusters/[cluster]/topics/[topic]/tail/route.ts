import { recordTail } from "#lib/contracts/record-search.ts";
import { eventStream } from "#lib/http/event-stream.ts";
import { tailRecords } from "#lib/kafka/records/tail.ts";
import { lookupSchema } from "#lib/schema-registry/lookup-schema.ts";

export const GET = eventStream(recordTail.watch, ({ params, query, signal }) =>
  tailRecords(params.cluster, params.topic, query, signal, (ref) => lookupSchema(params.cluster, ref, signal)),
);
