import { topicConfigs } from "#lib/contracts/topic-configs.ts";
import { route } from "#lib/http/route.ts";
import { alterConfig } from "#lib/kafka/topics/alter-config.ts";
import { listTopicConfigs } from "#lib/kafka/topics/list-topic-configs.ts";

export const GET = route(topicConfigs.list, ({ params, signal }) =>
  listTopicConfigs(params.cluster, params.topic, signal),
);
export const PATCH = route(topicConfigs.alter, ({ params, body, signal }) =>
  alterConfig(params.cluster, params.topic, body, signal),
);
