import type { Endpoint } from "#lib/contracts/endpoint.ts";
import type { z } from "#lib/contracts/zod.ts";
import { guarded } from "./guard.ts";
import type { Input, RouteContext } from "./guard.ts";

/**
 * Joins a contract to a verb: the exported handler of a `route.ts`. The verb gets parsed input and returns the response
 * as the contract names it; fields the contract does not name are left out, and a response that does not fit is `internal`.
 */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R>,
  verb: (input: Input<P, Q, B>) => Promise<z.input<R>> | z.input<R>,
): (request: Request, context: RouteContext) => Promise<Response> {
  return (request, context) =>
    guarded(endpoint, request, context, async (input, settle) => {
      const result = await verb(input);
      // The work is done: a response that does not fit is our fault, not a failure of the operation.
      settle(null);
      return Response.json(endpoint.response.parse(result), { headers: { "cache-control": "no-store" } });
    });
}
