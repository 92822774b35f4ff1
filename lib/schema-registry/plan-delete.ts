import type { Plan } from "#lib/contracts/plan.ts";
import { z } from "zod";
import { ask, registryClient, type RegistryClient } from "./client.ts";
import { curlCommand } from "./curl-command.ts";
import { registryCode } from "./errors.ts";
import { planId } from "./plan-id.ts";
import { versionNumbers } from "./read-version.ts";

/** What a soft delete of a subject hides, and which schemas refer to it. Changes nothing. @throws AppError `not-found` */
export async function planDeleteSubject(clusterId: string, subject: string, signal?: AbortSignal): Promise<Plan> {
  const client = registryClient(clusterId);
  const versions = await versionNumbers(client, subject, signal);
  const referrers = await referrersOf(client, subject, versions, signal);
  return deletionPlan(client, subject, versions, referrers);
}

/** Pure. `referrers` is null when the registry does not tell. */
export function deletionPlan(
  { config }: Pick<RegistryClient, "config">,
  subject: string,
  versions: readonly number[],
  referrers: number[] | null,
): Plan {
  const count = versions.length === 1 ? "1 version" : `${versions.length} versions`;
  return {
    planId: planId(["delete", subject, versions.join(), referrers?.join() ?? null]),
    summary: `Hides \`${subject}\` with ${count}. Their ids stay, so messages written with them can still be decoded.`,
    basis: [
      { label: "Versions", value: versions.join(", ") },
      {
        label: "Schemas that refer to it",
        value: referrers === null ? "not told" : referrers.length === 0 ? "none" : `ids ${referrers.join(", ")}`,
      },
    ],
    items: [{ name: subject, action: "delete", before: count, after: null }],
    warnings: [
      ...(referrers !== null && referrers.length > 0
        ? ["Other schemas refer to it: the registry refuses to delete it until they are gone."]
        : []),
      "Producers that look the schema up by its subject fail from now on, unless they may register it again.",
    ],
    command: curlCommand(config, "DELETE", ["subjects", subject], {}, null),
    race: "A version that is registered between this preview and the deletion is hidden too.",
  };
}

/** Ids of schemas that refer to any of the versions. */
async function referrersOf(
  client: RegistryClient,
  subject: string,
  versions: readonly number[],
  signal?: AbortSignal,
): Promise<number[] | null> {
  try {
    const ids = await Promise.all(
      versions.map((version) =>
        ask(client, {
          path: ["subjects", subject, "versions", version, "referencedby"],
          doing: `Reading what refers to \`${subject}\``,
          answer: z.array(z.number().int()),
          signal,
        }),
      ),
    );
    return [...new Set(ids.flat())].sort((a, b) => a - b);
  } catch (error) {
    // Old registries know no references.
    if (registryCode(error) === null || registryCode(error) === 401) throw error;
    return null;
  }
}
