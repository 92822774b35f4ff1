import { topics } from "#lib/contracts/topics.ts";
import { route } from "#lib/http/route.ts";
import { readFigures } from "#lib/kafka/topics/read-figures.ts";

export const GET = route(topics.figures, ({ params, signal }) => readFigures(params.cluster, signal));
