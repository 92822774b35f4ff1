import { topicConfigs } from "#lib/contracts/topic-configs.ts";
import { route } from "#lib/http/route.ts";
import { planAlterConfig } from "#lib/kafka/topics/alter-config.ts";

export const POST = route(topicConfigs.plan, ({ params, body, signal }) =>
  planAlterConfig(params.cluster, params.topic, body, signal),
);
