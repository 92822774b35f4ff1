import { topics } from "#lib/contracts/topics.ts";
import { route } from "#lib/http/route.ts";
import { deleteTopic } from "#lib/kafka/topics/delete.ts";
import { describeTopic } from "#lib/kafka/topics/describe.ts";

export const GET = route(topics.describe, ({ params, signal }) => describeTopic(params.cluster, params.topic, signal));
export const DELETE = route(topics.delete, ({ params, body, signal }) =>
  deleteTopic(params.cluster, params.topic, body, signal),
);
