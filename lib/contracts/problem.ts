import { z } from "./zod.ts";

/**
 * RFC 9457 problem details, the only error shape on the wire (`application/problem+json`).
 * `type` is `/problems/<code>`; `errors` point at faulty inputs; `plan` comes with a `conflict`.
 */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
  data: z.record(z.string(), z.unknown()).optional(),
});

export type Problem = z.infer<typeof problem>;
