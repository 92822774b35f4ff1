import type { Problem } from "#lib/contracts/problem.ts";

/** What `request()` and `subscribe()` throw: the server's problem, or `console-unreachable` when no answer came. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super(problem.detail, { cause });
    this.name = "ProblemError";
    this.problem = problem;
  }
}

/** An error as a problem that a page can show; what is no problem is a fault of the page. */
export function asProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return {
    type: "/problems/page-fault",
    title: "Fault in the page",
    status: 0,
    code: "page-fault",
    detail: `The page met a fault (${error instanceof Error ? error.message : String(error)}). Reload it.`,
    requestId: "",
  };
}
