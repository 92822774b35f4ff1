import { topicPartitions } from "#lib/contracts/topic-configs.ts";
import { route } from "#lib/http/route.ts";
import { addPartitions } from "#lib/kafka/topics/add-partitions.ts";

export const POST = route(topicPartitions.create, ({ params, body, signal }) =>
  addPartitions(params.cluster, params.topic, body, signal),
);
