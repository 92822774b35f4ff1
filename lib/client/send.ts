import type { Endpoint } from "#lib/contracts/endpoint.ts";
import { problem } from "#lib/contracts/problem.ts";
import { apiPath, searchString } from "#lib/format/urls.ts";
import type { PathParams, Search } from "#lib/format/urls.ts";
import { ProblemError } from "./problem-error.ts";

let lastAnswer: Date | null = null;

/**
 * Sends one call and returns its good response.
 * @throws ProblemError for any other; the abort reason when `signal` ended it
 */
export async function send(
  endpoint: Endpoint,
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
    return new ProblemError(problem.parse(JSON.parse(text)));
  } catch (error) {
    const detail = `The console answered with status ${response.status} and no explanation. Something between it and this browser may have answered instead.`;
    return problemError("unknown-answer", "Answer not understood", response.status, detail, error);
  }
}

function problemError(code: string, title: string, status: number, detail: string, cause: unknown): ProblemError {
  return new ProblemError({ type: `/problems/${code}`, title, status, code, detail, requestId: "" }, cause);
}
