import { clusters } from "#lib/contracts/clusters.ts";
import { route } from "#lib/http/route.ts";
import { startSampleData } from "#lib/jobs/start-sample-data.ts";

export const POST = route(clusters.createSampleData, ({ params, user }) => startSampleData(params.cluster, user));
