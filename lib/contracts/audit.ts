import { addresses } from "./addresses.ts";
import { endpoint } from "./endpoint.ts";
import { z } from "./zod.ts";

export const auditEntry = z.object({
  id: z.string(),
  at: z.string(),
  who: z.string(),
  /** Endpoint id, e.g. `topics.delete`. */
  action: z.string(),
  cluster: z.string().nullable(),
  /** What it was about: topic, partition and offset, job. Never a payload. */
  target: z.string(),
  outcome: z.enum(["pending", "succeeded", "failed", "refused"]),
  /** Problem code and sizes; never payloads or secrets. */
  detail: z.string(),
  requestId: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const audit = {
  list: endpoint({
    ...addresses.audit.list,
    summary: "The audit log, newest first; `before` continues after a page",
    permission: "audit:read",
    params: z.object({}),
    query: z.object({
      before: z.string().regex(/^\d+$/).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    body: z.undefined(),
    response: z.object({ entries: z.array(auditEntry), next: z.string().nullable() }),
  }),
};
