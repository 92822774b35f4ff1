import { z } from "zod";
import { ask, type RegistryClient } from "./client.ts";
import { registryCode } from "./errors.ts";

const level = z
  .object({ compatibilityLevel: z.string().optional(), compatibility: z.string().optional() })
  .transform(({ compatibilityLevel, compatibility }) => compatibilityLevel ?? compatibility ?? null);

/** The registry's global compatibility level; null when it may not be read, or its answer is not to be trusted. */
export function globalLevel(client: RegistryClient): Promise<string | null> {
  return client.level.read("global", async () => {
    const doing = "Reading the global compatibility level";
    try {
      const found = await ask(client, { path: ["config"], doing, answer: level });
      return found === "NONE" && !(await hasModes(client)) ? null : found;
    } catch (error) {
      if (registryCode(error) === null || registryCode(error) === 401) throw error;
      return null;
    }
  });
}

/** The level that holds for a subject, and whether it is the global one. */
export async function levelOf(
  client: RegistryClient,
  subject: string,
): Promise<{ compatibility: string | null; inherited: boolean }> {
  const global = await globalLevel(client);
  try {
    const doing = `Reading the compatibility level of \`${subject}\``;
    const own = await ask(client, { path: ["config", subject], doing, answer: level });
    if (own === null || (own === "NONE" && !(await hasModes(client))))
      return { compatibility: global, inherited: true };
    // Apicurio answers the global level for a subject without one, so an equal level cannot be told from none.
    return { compatibility: own, inherited: own === global };
  } catch (error) {
    if (registryCode(error) === null || registryCode(error) === 401) throw error;
    return { compatibility: global, inherited: true };
  }
}

/** Apicurio before 3.1 has no modes, and answers NONE for every level that is set otherwise than through this API. */
async function hasModes(client: RegistryClient): Promise<boolean> {
  const answer = await client.level.read("modes", async () => {
    try {
      await ask(client, { path: ["mode"], doing: "Reading the mode", answer: z.unknown() });
      return "yes";
    } catch (error) {
      if (registryCode(error) === null) throw error;
      return registryCode(error) === 404 ? null : "yes";
    }
  });
  return answer !== null;
}
