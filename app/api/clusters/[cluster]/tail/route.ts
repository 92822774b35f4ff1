import { recordTail } from "#lib/contracts/record-tail.ts";
import { eventStream } from "#lib/http/event-stream.ts";
import { tailRecords } from "#lib/kafka/records/tail.ts";
import { lookupSchema } from "#lib/schema-registry/lookup-schema.ts";

export const POST = eventStream(recordTail.watch, ({ params, body, signal }) =>
  tailRecords(params.cluster, body, signal, (ref) => lookupSchema(params.cluster, ref, signal)),
);
