import { randomUUID } from "node:crypto";
import { auditStranger } from "#lib/auth/audit.ts";
import { loginRequired, userOf } from "#lib/auth/session.ts";
import { serverConfig } from "#lib/config/config.ts";
import { logger } from "#lib/config/log.ts";
import { endpoints } from "#lib/contracts/all.ts";
import { AppError } from "#lib/errors.ts";
import { isAllowedHost } from "./hosts.ts";
import { peerOf, wasForwarded } from "./peer.ts";
import { problemResponse, toProblem } from "./problem.ts";

/** What a browser may load without a session: the sign-in page, its parts, and what tells that the console lives. */
const openPaths = /^\/(sign-in|healthz|readyz|api\/session|favicon\.ico|mark\.svg|fonts\/.*|_next\/static\/.*)$/;

/**
 * The checks that every request passes before anything else sees it: Host, forwarding, origin, session. Null lets it go on;
 * else the response that refuses it.
 */
export async function gate(request: Request): Promise<Response | null> {
  const requestId = randomUUID().slice(0, 13);
  const url = new URL(request.url);
  try {
    requireHost(request.headers);
    requireKnownForwarder(request.headers);
    requireDecodable(url.pathname);
    if (isApi(url.pathname)) requireSameOrigin(request.headers);
    if (openPaths.test(url.pathname) || (await userOf(request.headers, peerOf(request.headers))) !== null) {
      requireEndpoint(request.method, url.pathname);
      return null;
    }
  } catch (error) {
    const problem = toProblem(error, requestId);
    // No path: names and filters in it are nobody's business.
    logger().warn({ requestId, code: problem.code, method: request.method }, "request refused at the gate");
    return isApi(url.pathname)
      ? problemResponse(problem)
      : plain(problem.status, `${problem.title}. ${problem.detail}`);
  }
  if (!isApi(url.pathname) && request.method === "GET") return toSignIn(url);
  await auditStranger(actionAt(request.method, url.pathname), requestId);
  const detail = "Nobody is signed in, or the session ended. Sign in, then try again.";
  return problemResponse(toProblem(new AppError("unauthenticated", detail), requestId));
}

function isApi(path: string): boolean {
  return path === "/api" || path.startsWith("/api/") || path === "/metrics";
}

function requireHost(headers: Headers): void {
  if (isAllowedHost(headers.get("host"))) return;
  throw new AppError(
    "forbidden",
    "This console does not answer to that host name, so that no other site can reach it by one. " +
      `Open it at http://localhost:${serverConfig().port}, or add the name to WHEELHOUSE_ALLOWED_HOSTS.`,
  );
}

function requireKnownForwarder(headers: Headers): void {
  if (loginRequired() || !wasForwarded(headers)) return;
  throw new AppError(
    "forbidden",
    "The request came through a proxy (X-Forwarded-* or Forwarded), but no login is configured: everyone who reaches the " +
      "proxy could use the console. Set WHEELHOUSE_PASSWORD or WHEELHOUSE_TOKEN, or open it directly.",
  );
}

/** Next answers a broken escape with an unexplained 500. */
function requireDecodable(path: string): void {
  try {
    decodeURIComponent(path);
  } catch (cause) {
    const detail = "The address holds a `%` that begins no valid UTF-8 escape. Write a percent sign itself as `%25`.";
    throw new AppError("validation-failed", detail, { cause });
  }
}

/** A page of another site may not call the API, not even read-only: a GET costs brokers something, too. */
function requireSameOrigin(headers: Headers): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const sameSite = site === null || site === "same-origin" || site === "none";
  if (sameSite && (origin === null || hostOf(origin) === headers.get("host")?.toLowerCase())) return;
  throw new AppError(
    "forbidden",
    "Another site asked for this. Only the console's own pages may call its API; open it there.",
  );
}

const endpointPatterns = endpoints.map(({ id, method, path }) => ({
  id,
  method: String(method),
  pattern: new RegExp(`^${path.replace(/\[\w+\]/g, "[^/]+")}/?$`),
}));

/** What no contract names under /api is a problem like any other; Next would answer with a page. */
function requireEndpoint(method: string, path: string): void {
  if (!isApi(path) || path === "/metrics" || path === "/api/openapi.json") return;
  const here = endpointPatterns.filter(({ pattern }) => pattern.test(path));
  if (here.length === 0)
    throw new AppError(
      "not-found",
      "The API has nothing at this address. Its description at /api/openapi.json lists what there is.",
    );
  const methods = [...new Set(here.map((endpoint) => endpoint.method))];
  // Next answers HEAD by GET, and OPTIONS by itself.
  if (methods.includes(method) || method === "OPTIONS" || (method === "HEAD" && methods.includes("GET"))) return;
  throw new AppError("method-not-allowed", `${method} is not served at this address; it takes ${methods.join(", ")}.`, {
    data: { allow: methods.join(", ") },
  });
}

function hostOf(origin: string): string | null {
  return URL.parse(origin)?.host ?? null;
}

function toSignIn(url: URL): Response {
  const location = new URL("/sign-in", url);
  if (url.pathname !== "/") location.searchParams.set("next", url.pathname + url.search);
  return new Response(null, { status: 307, headers: { location: location.href, "cache-control": "no-store" } });
}

function plain(status: number, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}

/** The endpoint id behind a path, for the audit log. */
function actionAt(method: string, path: string): string {
  return (
    endpointPatterns.find((endpoint) => endpoint.method === method && endpoint.pattern.test(path))?.id ?? "unknown"
  );
}
