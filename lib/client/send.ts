import type { Address } from "#lib/contracts/addresses.ts";
import type { Problem } from "#lib/contracts/problem.ts";
import { apiPath, searchString } from "#lib/format/urls.ts";
import type { PathParams, Search } from "#lib/format/urls.ts";
import { ProblemError } from "./problem-error.ts";

let lastAnswer: Date | null = null;

/**
 * Sends one call and returns its good response.
 * @throws ProblemError for any other; the abort reason when `signal` ended it
 */
export async function send(
  endpoint: Address,
  {
    params = {},
    query = {},
    body,
    signal,
  }: { params?: PathParams; query?: Search; body?: unknown; signal?: AbortSignal },
): Promise<Response> {
  const url = apiPath(endpoint.path, params) + searchString(query);
  const content =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  let response: Response;
  try {
    response = await fetch(url, {
      method: endpoint.method,
      cache: "no-store",
      redirect: "error",
      signal: signal ?? null,
      ...content,
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw unreachable(error);
  }
  lastAnswer = new Date();
  if (response.ok) return response;
  throw await problemOf(response);
}

/** The console's server gave no answer, or stopped in the middle of one. */
export function unreachable(cause: unknown): ProblemError {
  const seconds = lastAnswer === null ? 0 : Math.round((Date.now() - lastAnswer.getTime()) / 1000);
  const detail =
    lastAnswer === null
      ? "No answer from the console server. Check that it runs; reconnecting."
      : `No answer from the console server for ${seconds} s. Figures are from ${lastAnswer.toLocaleTimeString("en-GB")}; reconnecting.`;
  return problemError("console-unreachable", "Console does not answer", 0, detail, cause);
}

async function problemOf(response: Response): Promise<ProblemError> {
  const text = await response.text().catch(() => "");
  try {
    const body: unknown = JSON.parse(text);
    if (!isProblem(body)) throw new Error("The answer has no problem details.");
    return new ProblemError(body);
  } catch (error) {
    const detail = `The console answered with status ${response.status} and no explanation. Something between it and this browser may have answered instead.`;
    return problemError("unknown-answer", "Answer not understood", response.status, detail, error);
  }
}

/** The few members that pages read: another server's error may be JSON too. */
function isProblem(body: unknown): body is Problem {
  if (typeof body !== "object" || body === null) return false;
  const has = (name: keyof Problem, type: string) => typeof Reflect.get(body, name) === type;
  return has("code", "string") && has("title", "string") && has("detail", "string") && has("requestId", "string");
}

function problemError(code: string, title: string, status: number, detail: string, cause: unknown): ProblemError {
  return new ProblemError({ type: `/problems/${code}`, title, status, code, detail, requestId: "" }, cause);
}
