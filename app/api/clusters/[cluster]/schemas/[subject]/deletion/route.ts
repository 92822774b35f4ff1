import { schemas } from "#lib/contracts/schemas.ts";
import { route } from "#lib/http/route.ts";
import { planDeleteSubject } from "#lib/schema-registry/plan-delete.ts";

export const GET = route(schemas.planDelete, ({ params, signal }) =>
  planDeleteSubject(params.cluster, params.subject, signal),
);
