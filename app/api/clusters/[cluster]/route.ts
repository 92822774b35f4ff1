import { clusters } from "#lib/contracts/clusters.ts";
import { route } from "#lib/http/route.ts";
import { describeCluster } from "#lib/kafka/clusters/describe.ts";

export const GET = route(clusters.overview, ({ params, signal }) => describeCluster(params.cluster, signal));
