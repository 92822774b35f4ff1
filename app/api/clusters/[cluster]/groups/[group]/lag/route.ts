import { groups } from "#lib/contracts/groups.ts";
import { eventStream } from "#lib/http/event-stream.ts";
import { watchLag } from "#lib/kafka/groups/watch-lag.ts";

export const GET = eventStream(groups.watchLag, ({ params, signal }) => watchLag(params.cluster, params.group, signal));
