import type { Plan } from "#lib/contracts/plan.ts";
import type { Problem } from "#lib/contracts/problem.ts";

/** The fresh plan that comes with a conflict; null for any other problem. */
export function planOfConflict(problem: Problem): Plan | null {
  const plan = problem.code === "conflict" ? problem.data?.["plan"] : null;
  return isPlan(plan) ? plan : null;
}

function isPlan(data: unknown): data is Plan {
  return typeof data === "object" && data !== null && "planId" in data && "items" in data;
}
