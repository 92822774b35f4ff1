import { schemas } from "#lib/contracts/schemas.ts";
import { route } from "#lib/http/route.ts";
import { summariseSubjects } from "#lib/schema-registry/summarise-subjects.ts";

export const POST = route(schemas.summarise, ({ params, body, signal }) =>
  summariseSubjects(params.cluster, body.subjects, signal),
);
