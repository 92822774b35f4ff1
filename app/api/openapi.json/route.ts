import { openApi } from "#lib/http/openapi.ts";
import { plainRoute } from "#lib/http/plain-route.ts";

export const GET = plainRoute("clusters:read", () => Response.json(openApi()));
