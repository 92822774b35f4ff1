import { plan, type Plan } from "#lib/contracts/plan.ts";
import type { Problem } from "#lib/contracts/problem.ts";

/** The fresh plan that comes with a conflict; null for any other problem. */
export function planOfConflict(problem: Problem): Plan | null {
  if (problem.code !== "conflict") return null;
  const result = plan.safeParse(problem.data?.["plan"]);
  return result.success ? result.data : null;
}
