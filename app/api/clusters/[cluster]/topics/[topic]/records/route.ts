import { records } from "#lib/contracts/records.ts";
import { route } from "#lib/http/route.ts";
import { listRecords } from "#lib/kafka/records/list.ts";
import { produceRecord } from "#lib/kafka/records/produce.ts";
import { lookupSchema } from "#lib/schema-registry/lookup-schema.ts";

export const GET = route(records.list, ({ params, query, signal }) =>
  listRecords(params.cluster, params.topic, query, signal, {
    ...query,
    lookup: (ref) => lookupSchema(params.cluster, ref, signal),
  }),
);
export const POST = route(records.produce, ({ params, body, signal }) =>
  produceRecord(params.cluster, params.topic, body, signal),
);
