import { plainRoute } from "#lib/http/plain-route.ts";

export const dynamic = "force-dynamic";

/** The process lives; asks nobody. */
export const GET = plainRoute("public", () => Response.json({ status: "alive" }));
