import { schemas } from "#lib/contracts/schemas.ts";
import { route } from "#lib/http/route.ts";
import { registerSchema } from "#lib/schema-registry/register-schema.ts";

export const POST = route(schemas.register, ({ params, body, signal }) =>
  registerSchema(params.cluster, params.subject, body, signal),
);
