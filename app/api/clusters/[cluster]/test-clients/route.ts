import { testClients } from "#lib/contracts/test-clients.ts";
import { route } from "#lib/http/route.ts";
import { startTestClient } from "#lib/jobs/start-test-client.ts";

export const POST = route(testClients.start, ({ params, body, user, signal }) =>
  startTestClient(params.cluster, body, user, signal),
);
