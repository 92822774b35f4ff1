import type { NewSchema } from "#lib/contracts/schemas.ts";
import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { checkSchema, existingVersion, registryBody } from "./check-schema.ts";
import { ask, forgetReads, registryClient } from "./client.ts";

/**
 * Registers a schema if its plan is still the one the person saw. @throws AppError `conflict` with the fresh plan,
 * `validation-failed` with the registry's reasons when it is not compatible
 */
export async function registerSchema(
  clusterId: string,
  subject: string,
  { planId, ...schema }: NewSchema & { planId: string },
  signal?: AbortSignal,
): Promise<{ id: number; version: number }> {
  const client = registryClient(clusterId);
  const { plan, compatible, messages } = await checkSchema(clusterId, subject, schema, signal);
  if (plan.planId !== planId)
    throw new AppError(
      "conflict",
      `Nothing was registered: \`${subject}\` or the schema changed since the check. Look at the new plan, then register.`,
      { data: { plan, compatible, messages } },
    );
  if (!compatible) {
    const reasons = messages.length === 0 ? "The registry gives no reasons." : messages.join("; ");
    throw new AppError(
      "validation-failed",
      `Nothing was registered: the schema is not compatible with \`${subject}\`. ${reasons} Change the schema, or the subject's level.`,
      { fields: [{ pointer: "/body/text", message: reasons }], data: { messages } },
    );
  }
  const { id } = await ask(client, {
    method: "POST",
    path: ["subjects", subject, "versions"],
    body: registryBody(schema),
    doing: `Registering \`${subject}\``,
    answer: z.object({ id: z.number().int() }),
    signal,
  });
  forgetReads(client);
  // The registry tells the id only; the version is looked up, so that another registration in between is not named here.
  const found = await existingVersion(client, subject, schema, signal);
  if (found === null)
    throw new AppError(
      "upstream-failed",
      `The registry took the schema under id ${id}, but does not find it in \`${subject}\`. Reload the subject.`,
    );
  return { id, version: found.version };
}
