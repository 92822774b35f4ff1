import type { NewSchema } from "#lib/contracts/schemas.ts";
import type { Plan } from "#lib/contracts/plan.ts";
import { z } from "zod";
import { ask, registryClient, type RegistryClient } from "./client.ts";
import { levelOf } from "./compatibility.ts";
import { registryCode } from "./errors.ts";
import { registrationPlan } from "./plan-register.ts";
import { versionNumbers } from "./read-version.ts";
import { apicurioReasons } from "./reasons.ts";

export type Check = { compatible: boolean; messages: string[]; existingVersion: number | null; plan: Plan };

/**
 * What registering a schema would do: the registry's verdict with its reasons, whether it is there already, the plan.
 * @throws AppError `validation-failed` at `/body/text` when the registry cannot read the schema
 */
export async function checkSchema(
  clusterId: string,
  subject: string,
  schema: NewSchema,
  signal?: AbortSignal,
): Promise<Check> {
  const client = registryClient(clusterId);
  client.level.clear();
  const [versions, level] = await Promise.all([knownVersions(client, subject, signal), levelOf(client, subject)]);
  const isNew = versions.length === 0;
  const [existing, verdict] = await Promise.all([
    isNew ? null : existingVersion(client, subject, schema, signal),
    isNew ? { compatible: true, messages: [] } : compatibilityOf(client, subject, schema, signal),
  ]);
  const facts = { versions, level: level.compatibility, existingVersion: existing?.version ?? null, ...verdict };
  return {
    ...verdict,
    existingVersion: facts.existingVersion,
    plan: registrationPlan(client.config, subject, schema, facts),
  };
}

/** None for a subject that does not exist yet. */
async function knownVersions(client: RegistryClient, subject: string, signal?: AbortSignal): Promise<number[]> {
  try {
    return await versionNumbers(client, subject, signal);
  } catch (error) {
    if (registryCode(error) === 40401 || registryCode(error) === 40404) return [];
    throw error;
  }
}

/** The version that is this very schema; null when there is none. */
export async function existingVersion(
  client: RegistryClient,
  subject: string,
  schema: NewSchema,
  signal?: AbortSignal,
): Promise<{ id: number; version: number } | null> {
  try {
    return await ask(client, {
      method: "POST",
      path: ["subjects", subject],
      body: registryBody(schema),
      doing: `Looking the schema up in \`${subject}\``,
      answer: z.object({ id: z.number().int(), version: z.number().int() }),
      signal,
    });
  } catch (error) {
    if (registryCode(error) === 40401 || registryCode(error) === 40403) return null;
    throw error;
  }
}

async function compatibilityOf(
  client: RegistryClient,
  subject: string,
  schema: NewSchema,
  signal?: AbortSignal,
): Promise<{ compatible: boolean; messages: string[] }> {
  const answer = await verdict(client, subject, schema, [], signal).catch((error: unknown) => {
    // Only newer registries check against all the versions that the level asks for.
    if (registryCode(error) !== 404 && registryCode(error) !== 405) throw error;
    return verdict(client, subject, schema, ["latest"], signal);
  });
  if (answer.is_compatible) return { compatible: true, messages: [] };
  const messages = answer.messages ?? [];
  return {
    compatible: false,
    messages: messages.length > 0 ? messages : await apicurioReasons(client, subject, schema, signal),
  };
}

const verdictAnswer = z.object({ is_compatible: z.boolean(), messages: z.array(z.string()).nullish() });

function verdict(
  client: RegistryClient,
  subject: string,
  schema: NewSchema,
  version: string[],
  signal?: AbortSignal,
): Promise<z.output<typeof verdictAnswer>> {
  return ask(client, {
    method: "POST",
    path: ["compatibility", "subjects", subject, "versions", ...version],
    query: { verbose: "true" },
    body: registryBody(schema),
    doing: `Checking the schema against \`${subject}\``,
    answer: verdictAnswer,
    signal,
  });
}

/** A schema as the API takes it. */
export function registryBody({ type, text, references }: NewSchema) {
  return { schema: text, schemaType: type, ...(references.length > 0 ? { references } : {}) };
}
