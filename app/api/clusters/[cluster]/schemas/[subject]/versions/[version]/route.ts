import { schemas } from "#lib/contracts/schemas.ts";
import { route } from "#lib/http/route.ts";
import { getVersion } from "#lib/schema-registry/get-version.ts";

export const GET = route(schemas.version, ({ params, signal }) =>
  getVersion(params.cluster, params.subject, params.version, signal),
);
