import { recordHistogram } from "#lib/contracts/record-histogram.ts";
import { route } from "#lib/http/route.ts";
import { readHistogram } from "#lib/kafka/records/histogram.ts";

export const GET = route(recordHistogram.read, ({ params, query, signal }) =>
  readHistogram(params.cluster, params.topic, query, signal),
);
