import type { Plan } from "#lib/contracts/plan.ts";
import { formatInteger } from "#lib/format/int64.ts";

/** Topic → its plan, or why there is none. */
export type DeletionPlans = ReadonlyMap<string, Plan | { fault: string }>;
/** Topic → null where it is gone, or why it was refused. */
export type Outcomes = ReadonlyMap<string, string | null>;

export type PlannedTopic = { name: string; plan: Plan };

export function splitPlans(plans: DeletionPlans): { planned: PlannedTopic[]; faults: [name: string, why: string][] } {
  const planned: PlannedTopic[] = [];
  const faults: [string, string][] = [];
  for (const [name, plan] of plans) {
    if ("fault" in plan) faults.push([name, plan.fault]);
    else planned.push({ name, plan });
  }
  return { planned, faults };
}

/** Warnings that every plan carries are said once for all; the others stay with their topic. */
export function sharedWarnings(planned: readonly PlannedTopic[]): string[] {
  const [first, ...rest] = planned;
  if (first === undefined) return [];
  return first.plan.warnings.filter((warning) => rest.every(({ plan }) => plan.warnings.includes(warning)));
}

/** What a person types to unlock the deletion: the act with its count. */
export function deletionWords(count: number): string {
  return `delete ${topicCount(count)}`;
}

export function topicCount(count: number): string {
  return `${formatInteger(count)} ${count === 1 ? "topic" : "topics"}`;
}

/** "2 deleted, 1 refused". */
export function outcomeWords(outcomes: Outcomes): string {
  const refused = refusals(outcomes).length;
  const parts = [`${formatInteger(outcomes.size - refused)} deleted`];
  if (refused > 0) parts.push(`${formatInteger(refused)} refused`);
  return parts.join(", ");
}

export function refusals(outcomes: Outcomes): [name: string, why: string][] {
  return [...outcomes].flatMap(([name, why]): [string, string][] => (why === null ? [] : [[name, why]]));
}
