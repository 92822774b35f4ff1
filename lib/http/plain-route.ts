import { randomUUID } from "node:crypto";
import { requirePermission } from "#lib/auth/permissions.ts";
import { userOf } from "#lib/auth/session.ts";
import type { Permission } from "#lib/contracts/endpoint.ts";
import { AppError } from "#lib/errors.ts";
import { peerOf } from "./peer.ts";
import { problemResponse, toProblem } from "./problem.ts";

/** For the few answers that are no contract (metrics, OpenAPI, health): permission and problems as `route()` has them. */
export function plainRoute(permission: Permission, answer: () => Promise<Response> | Response) {
  return async (request: Request): Promise<Response> => {
    const requestId = randomUUID().slice(0, 13);
    try {
      if (permission !== "public") {
        const user = await userOf(request.headers, peerOf(request.headers));
        if (user === null)
          throw new AppError("unauthenticated", "Nobody is signed in. Sign in, or send the token as Bearer.");
        requirePermission(user, permission, null);
      }
      const response = await answer();
      response.headers.set("cache-control", "no-store");
      response.headers.set("x-request-id", requestId);
      return response;
    } catch (error) {
      return problemResponse(toProblem(error, requestId));
    }
  };
}
