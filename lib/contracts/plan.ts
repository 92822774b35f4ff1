import { z } from "./zod.ts";

/**
 * What a change will do, computed by the server. Apply sends the `planId`; the server computes the plan again and
 * answers `conflict` (problem.data.plan = the fresh plan) when it differs. Kafka has no compare-and-set, so a change
 * between that check and the write remains possible: `race` names it in words.
 */
export const plan = z.object({
  planId: z.string(),
  summary: z.string(),
  /** Facts the plan was computed from, shown so that a person can judge them. */
  basis: z.array(z.object({ label: z.string(), value: z.string() })),
  items: z.array(
    z.object({
      name: z.string(),
      action: z.enum(["create", "change", "delete"]),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  /** What is lost or risked, worst first. Empty when nothing is. */
  warnings: z.array(z.string()),
  /** The equivalent Kafka CLI line, secrets as variables. */
  command: z.string().nullable(),
  race: z.string().nullable(),
});

export type Plan = z.infer<typeof plan>;
