import { topics } from "#lib/contracts/topics.ts";
import { route } from "#lib/http/route.ts";
import { planCreateTopic } from "#lib/kafka/topics/create.ts";

export const POST = route(topics.planCreate, ({ params, body, signal }) =>
  planCreateTopic(params.cluster, body, signal),
);
