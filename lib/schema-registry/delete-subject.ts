import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { ask, forgetReads, registryClient } from "./client.ts";
import { planDeleteSubject } from "./plan-delete.ts";

/** Deletes a subject softly if its plan still holds; throws `conflict` with the fresh plan otherwise. */
export async function deleteSubject(
  clusterId: string,
  subject: string,
  input: { planId: string },
  signal?: AbortSignal,
): Promise<{ subject: string; versions: number[] }> {
  const client = registryClient(clusterId);
  const plan = await planDeleteSubject(clusterId, subject, signal);
  if (plan.planId !== input.planId)
    throw new AppError(
      "conflict",
      `Nothing was deleted: the versions of \`${subject}\` changed since the preview. Look at the new preview, then delete.`,
      { data: { plan } },
    );
  const versions = await ask(client, {
    method: "DELETE",
    path: ["subjects", subject],
    doing: `Deleting \`${subject}\``,
    answer: z.array(z.number().int()),
    signal,
  });
  forgetReads(client);
  return { subject, versions };
}
