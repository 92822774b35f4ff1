import { groups } from "#lib/contracts/groups.ts";
import { route } from "#lib/http/route.ts";
import { describeGroup } from "#lib/kafka/groups/describe-group.ts";

export const GET = route(groups.describe, ({ params, signal }) => describeGroup(params.cluster, params.group, signal));
