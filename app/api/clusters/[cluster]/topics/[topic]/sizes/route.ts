import { topics } from "#lib/contracts/topics.ts";
import { route } from "#lib/http/route.ts";
import { partitionSizes } from "#lib/kafka/topics/partition-sizes.ts";

export const GET = route(topics.sizes, ({ params, signal }) => partitionSizes(params.cluster, params.topic, signal));
