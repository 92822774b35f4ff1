import type { NewSchema } from "#lib/contracts/schemas.ts";
import { z } from "zod";
import type { RegistryClient } from "./client.ts";
import { send } from "./send.ts";

const violation = z.object({
  causes: z.array(z.object({ description: z.string().nullish(), context: z.string().nullish() })).min(1),
});

/**
 * Why a schema is incompatible, from Apicurio's own API: its Confluent API gives a verdict without reasons. A dry run of
 * the same registration changes nothing. Empty when the registry is no Apicurio 3 or does not tell.
 */
export async function apicurioReasons(
  { config, limit }: RegistryClient,
  subject: string,
  schema: NewSchema,
  signal?: AbortSignal,
): Promise<string[]> {
  const base = config.url.match(/^(.*)\/apis\/ccompat\/v\d+\/?$/)?.[1];
  if (base === undefined) return [];
  const url = new URL(
    `${base}/apis/registry/v3/groups/default/artifacts/${encodeURIComponent(subject)}/versions?dryRun=true`,
  );
  const references = schema.references.map((one) => ({
    groupId: "default",
    artifactId: one.subject,
    version: String(one.version),
    name: one.name,
  }));
  const contentType = schema.type === "PROTOBUF" ? "application/x-protobuf" : "application/json";
  const body = JSON.stringify({ content: { content: schema.text, contentType, references } });
  try {
    const answer = await limit(() =>
      send(config, { method: "POST", url, body, contentType: "application/json", signal }),
    );
    const parsed = violation.safeParse(JSON.parse(answer.text));
    if (!parsed.success) return [];
    return parsed.data.causes.map(({ description, context }) =>
      [context ?? "", worded(description ?? "")].filter((part) => part !== "").join(": "),
    );
  } catch (error) {
    // The verdict stands without them.
    if (signal?.aborted === true) throw error;
    return [];
  }
}

/** Of two Avro faults the message is nothing but the names (Avro's SchemaCompatibility): the fault itself is added. */
function worded(description: string): string {
  if (/^[A-Za-z_]\w*$/.test(description)) return `${description} (a field without a default)`;
  return /^\[.*\]$/.test(description) ? `${description} (symbols that the reader lacks)` : description;
}
