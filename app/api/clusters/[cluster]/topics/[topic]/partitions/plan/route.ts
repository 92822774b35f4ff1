import { topicPartitions } from "#lib/contracts/topic-configs.ts";
import { route } from "#lib/http/route.ts";
import { planAddPartitions } from "#lib/kafka/topics/add-partitions.ts";

export const POST = route(topicPartitions.plan, ({ params, body, signal }) =>
  planAddPartitions(params.cluster, params.topic, body.total, signal),
);
