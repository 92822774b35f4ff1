import { randomUUID } from "node:crypto";
import { auditAttempt, auditStranger, isRefusal, targetOf } from "#lib/auth/audit.ts";
import { isPermitted, requirePermission } from "#lib/auth/permissions.ts";
import type { User } from "#lib/auth/permissions.ts";
import { userOf } from "#lib/auth/session.ts";
import { clusterConfig } from "#lib/config/config.ts";
import { logger } from "#lib/config/log.ts";
import type { Endpoint } from "#lib/contracts/endpoint.ts";
import type { z } from "#lib/contracts/zod.ts";
import { AppError } from "#lib/errors.ts";
import { decodeParams, parsePart, readBody, readQuery } from "./input.ts";
import type { RawParams } from "./input.ts";
import { metrics } from "./metrics.ts";
import { peerOf } from "./peer.ts";
import { problemResponse, toProblem } from "./problem.ts";

/** What a verb gets: parsed input, a signal that ends with the caller, and who asks. */
export type Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  params: z.output<P>;
  query: z.output<Q>;
  body: z.output<B>;
  signal: AbortSignal;
  requestId: string;
  /** Name of the user. */
  user: string;
  /** Whether the user may change what belongs to others (`others` of the contract). */
  others: boolean;
  /** Headers of the request and of the coming response, for what is no JSON: cookies. */
  headers: { request: Headers; response: Headers };
};

/** The second argument of a Next route handler. */
export type RouteContext = { params: Promise<RawParams> };

const nobody: User = { name: "nobody", role: "none" };

/**
 * Everything around a verb, once for all endpoints: session, permission, read-only clusters, parsing, audit, problems,
 * metrics and log. `answer` makes the response; it calls `settle` with null or the error when the work is over.
 */
export async function guarded<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R>,
  request: Request,
  context: RouteContext,
  answer: (input: Input<P, Q, B>, settle: (error: unknown) => void) => Promise<Response>,
): Promise<Response> {
  const started = performance.now();
  const requestId = randomUUID().slice(0, 13);
  const names = decodeParams(await context.params);
  let user = nobody;
  let settle: ((error: unknown) => void) | null = null;
  let response: Response;
  try {
    user = (await userOf(request.headers, peerOf(request.headers))) ?? nobody;
    requireUser(endpoint, user);
    requirePermission(user, endpoint.permission, subjectOf(names));
    const params = parsePart("params", endpoint.params, names);
    requireWritable(endpoint, names.cluster);
    const query = parsePart("query", endpoint.query, readQuery(request.url));
    const { bytes, json } = await readBody(request, endpoint);
    const body = parsePart("body", endpoint.body, json);
    const audit = { endpoint, who: user.name, params: names, requestId, bytes, body };
    settle = endpoint.audited ? once(auditAttempt(audit), requestId) : () => undefined;
    const headers = { request: request.headers, response: new Headers() };
    const others = endpoint.others !== null && isPermitted(user, endpoint.others);
    const input = { params, query, body, signal: request.signal, requestId, user: user.name, others, headers };
    response = await answer(input, settle);
    for (const [name, value] of headers.response) response.headers.append(name, value);
  } catch (error) {
    response = refusalOf(error, request, requestId);
    if (settle === null && user === nobody && isRefusal(error)) {
      await auditStranger(endpoint.id, requestId);
    } else if (settle === null && isRefusal(error)) {
      settle = once(
        auditAttempt({ endpoint, who: user.name, params: names, requestId, bytes: null, body: null }),
        requestId,
      );
    }
    settle?.(error);
  }
  response.headers.set("x-request-id", requestId);
  report(endpoint, response.status, requestId, performance.now() - started);
  return response;
}

function requireUser(endpoint: Endpoint, user: User): void {
  if (user !== nobody || endpoint.permission === "public") return;
  throw new AppError("unauthenticated", "Nobody is signed in, or the session ended. Sign in, then try again.");
}

/** Refuses writes to a read-only cluster, and any endpoint of a cluster that is not configured. */
function requireWritable(endpoint: Endpoint, id: string | undefined): void {
  if (id === undefined) return;
  const cluster = clusterConfig(id);
  if (!endpoint.writes || !cluster.readOnly) return;
  throw new AppError(
    "read-only",
    `Nothing changed: the cluster "${cluster.name}" is read-only in this console. Its configuration (\`readOnly\`) decides that.`,
  );
}

function subjectOf(names: Record<string, string>): string | null {
  const target = targetOf(names, null);
  return target === "" ? (names.cluster ?? null) : target;
}

function refusalOf(error: unknown, request: Request, requestId: string): Response {
  // 499: nobody is left to read it; it keeps an abort from being counted as a fault.
  if (request.signal.aborted) return new Response(null, { status: 499 });
  return problemResponse(toProblem(error, requestId));
}

/** The outcome is written once, and a store that fails now must not turn work that was done into an error. */
function once(write: (error: unknown) => void, requestId: string): (error: unknown) => void {
  let written = false;
  return (error) => {
    if (written) return;
    written = true;
    try {
      write(error);
    } catch (fault) {
      logger().error({ requestId, err: fault }, "the outcome could not be written to the audit log");
    }
  };
}

function report(endpoint: Endpoint, status: number, requestId: string, elapsedMs: number): void {
  metrics().requests.inc({ endpoint: endpoint.id, status });
  metrics().duration.observe({ endpoint: endpoint.id }, elapsedMs / 1000);
  const line = { requestId, endpoint: endpoint.id, method: endpoint.method, path: endpoint.path, status };
  const level = status >= 500 ? "warn" : endpoint.writes || status >= 400 ? "info" : "debug";
  logger()[level]({ ...line, elapsedMs: Math.round(elapsedMs) }, "request");
}
