import { topics } from "#lib/contracts/topics.ts";
import { route } from "#lib/http/route.ts";
import { createTopic } from "#lib/kafka/topics/create.ts";
import { listTopics } from "#lib/kafka/topics/list.ts";

export const GET = route(topics.list, ({ params, signal }) => listTopics(params.cluster, signal));
export const POST = route(topics.create, ({ params, body, signal }) => createTopic(params.cluster, body, signal));
