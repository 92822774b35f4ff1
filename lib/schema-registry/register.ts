import { z } from "zod";
import { ask, forgetReads, registryClient } from "./client.ts";

/** Registers an Avro schema under a subject and returns its id; the same text again gives the same id. */
export async function registerAvro(
  clusterId: string,
  subject: string,
  schema: unknown,
  signal?: AbortSignal,
): Promise<number> {
  const client = registryClient(clusterId);
  const { id } = await ask(client, {
    method: "POST",
    path: ["subjects", subject, "versions"],
    body: { schema: JSON.stringify(schema), schemaType: "AVRO" },
    doing: `Registering \`${subject}\``,
    answer: z.object({ id: z.number().int() }),
    signal,
  });
  forgetReads(client);
  return id;
}
