import { clusters } from "#lib/contracts/clusters.ts";
import { route } from "#lib/http/route.ts";
import { listClusters } from "#lib/kafka/clusters/list.ts";

export const GET = route(clusters.list, () => listClusters());
