import { clusters } from "#lib/contracts/clusters.ts";
import { route } from "#lib/http/route.ts";
import { probeCluster } from "#lib/kafka/clusters/probe.ts";

export const GET = route(clusters.status, ({ params, signal }) => probeCluster(params.cluster, signal));
