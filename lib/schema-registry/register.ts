import type { HttpServiceConfig } from "#lib/config/types.ts";
import { AppError } from "#lib/errors.ts";
import { registryRequest } from "./client.ts";

/** Registers an Avro schema under a subject and returns its id; the same text again gives the same id. */
export async function registerAvro(
  config: HttpServiceConfig,
  subject: string,
  schema: unknown,
  signal?: AbortSignal,
): Promise<number> {
  const path = `/subjects/${encodeURIComponent(subject)}/versions`;
  const body = { schema: JSON.stringify(schema), schemaType: "AVRO" };
  const answer = await registryRequest(config, "POST", path, body, signal);
  if (typeof answer === "object" && answer !== null && "id" in answer && typeof answer.id === "number")
    return answer.id;
  throw new AppError(
    "upstream-failed",
    `The schema registry ${config.name} gave no id for \`${subject}\`. Look into its log.`,
  );
}
