import { topics } from "#lib/contracts/topics.ts";
import { route } from "#lib/http/route.ts";
import { planDeleteTopic } from "#lib/kafka/topics/delete.ts";

export const GET = route(topics.planDelete, ({ params, signal }) =>
  planDeleteTopic(params.cluster, params.topic, signal),
);
