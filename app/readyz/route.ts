import { plainRoute } from "#lib/http/plain-route.ts";
import { readiness } from "#lib/http/readiness.ts";

export const dynamic = "force-dynamic";

export const GET = plainRoute("public", readiness);
