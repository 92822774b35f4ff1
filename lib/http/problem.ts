import { logger } from "#lib/config/log.ts";
import type { Problem } from "#lib/contracts/problem.ts";
import { AppError } from "#lib/errors.ts";
import type { ErrorCode } from "#lib/errors.ts";

const table: Record<ErrorCode, { status: number; title: string }> = {
  "validation-failed": { status: 400, title: "Not accepted" },
  unauthenticated: { status: 401, title: "Sign in first" },
  forbidden: { status: 403, title: "Not allowed" },
  "read-only": { status: 403, title: "Cluster is read-only" },
  "not-found": { status: 404, title: "Not found" },
  "method-not-allowed": { status: 405, title: "Not served here" },
  conflict: { status: 409, title: "Changed meanwhile" },
  "group-not-empty": { status: 409, title: "Group still has members" },
  "too-many-requests": { status: 429, title: "Too many attempts" },
  "unsupported-by-broker": { status: 501, title: "Not supported by this Kafka" },
  "upstream-failed": { status: 502, title: "Refused by the other system" },
  "broker-unreachable": { status: 503, title: "Broker does not answer" },
  "broker-timeout": { status: 504, title: "Broker took too long" },
  internal: { status: 500, title: "Fault in the console" },
};

/** Codes and their HTTP status, for OpenAPI. */
export const problemStatuses: [ErrorCode, number][] = Object.entries(table).map(([code, { status }]) => [
  asCode(code),
  status,
]);

/**
 * Any error as an RFC 9457 problem. What is no AppError is a defect: its detail is withheld from the caller and goes to
 * the log with its cause, found again by the request id.
 */
export function toProblem(error: unknown, requestId: string): Problem {
  if (!(error instanceof AppError)) {
    logger().error({ requestId, err: error }, "internal error");
    return shape("internal", `The console met a fault. Its log tells more under request id ${requestId}.`, requestId);
  }
  return {
    ...shape(error.code, error.detail, requestId),
    ...(error.fields.length > 0 ? { errors: error.fields } : {}),
    ...(Object.keys(error.data).length > 0 ? { data: error.data } : {}),
  };
}

/** The problem as a response; `data.retryAfterSeconds` also becomes the `Retry-After` header, `data.allow` the `Allow` header. */
export function problemResponse(problem: Problem): Response {
  const headers = new Headers({
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-request-id": problem.requestId,
  });
  const retryAfter = problem.data?.retryAfterSeconds;
  if (typeof retryAfter === "number") headers.set("retry-after", String(retryAfter));
  const allow = problem.data?.allow;
  if (typeof allow === "string") headers.set("allow", allow);
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

function shape(code: ErrorCode, detail: string, requestId: string): Problem {
  const { status, title } = table[code];
  return { type: `/problems/${code}`, title, status, code, detail, requestId };
}

function isCode(code: unknown): code is ErrorCode {
  return typeof code === "string" && Object.hasOwn(table, code);
}

function asCode(code: string): ErrorCode {
  if (isCode(code)) return code;
  throw new Error(`Unknown problem code ${code}`);
}
