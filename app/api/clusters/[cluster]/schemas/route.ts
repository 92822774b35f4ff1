import { schemas } from "#lib/contracts/schemas.ts";
import { route } from "#lib/http/route.ts";
import { listSubjects } from "#lib/schema-registry/list-subjects.ts";

export const GET = route(schemas.list, ({ params, signal }) => listSubjects(params.cluster, signal));
