import { groups } from "#lib/contracts/groups.ts";
import { route } from "#lib/http/route.ts";
import { listGroups } from "#lib/kafka/groups/list-groups.ts";

export const GET = route(groups.list, ({ params, signal }) => listGroups(params.cluster, signal));
