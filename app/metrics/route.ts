import { metricsResponse } from "#lib/http/metrics.ts";
import { plainRoute } from "#lib/http/plain-route.ts";
import { requestCounts } from "#lib/kafka/request-counts.ts";

export const dynamic = "force-dynamic";

export const GET = plainRoute("system:read", () => metricsResponse(requestCounts()));
