import { schemas } from "#lib/contracts/schemas.ts";
import { route } from "#lib/http/route.ts";
import { checkSchema } from "#lib/schema-registry/check-schema.ts";

export const POST = route(schemas.check, ({ params, body, signal }) =>
  checkSchema(params.cluster, params.subject, body, signal),
);
