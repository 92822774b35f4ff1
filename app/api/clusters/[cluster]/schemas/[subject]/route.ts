import { schemas } from "#lib/contracts/schemas.ts";
import { route } from "#lib/http/route.ts";
import { deleteSubject } from "#lib/schema-registry/delete-subject.ts";
import { describeSubject } from "#lib/schema-registry/describe-subject.ts";

export const GET = route(schemas.describe, ({ params, signal }) =>
  describeSubject(params.cluster, params.subject, signal),
);
export const DELETE = route(schemas.delete, ({ params, body, signal }) =>
  deleteSubject(params.cluster, params.subject, body, signal),
);
