import { records } from "#lib/contracts/records.ts";
import { route } from "#lib/http/route.ts";
import { getRecord } from "#lib/kafka/records/get.ts";
import { lookupSchema } from "#lib/schema-registry/lookup-schema.ts";

export const GET = route(records.get, ({ params, query, signal }) => {
  const place = { partition: params.partition, offset: BigInt(params.offset), full: query.full === "true" };
  return getRecord(params.cluster, params.topic, place, signal, {
    ...query,
    lookup: (ref) => lookupSchema(params.cluster, ref, signal),
  });
});
