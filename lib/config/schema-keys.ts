import { z } from "#lib/contracts/zod.ts";
import { configSchema } from "./schema.ts";

/** Every key of the schema as `clusters[].tls.ca`, groups included. */
export const schemaKeys: readonly string[] = keysOf(configSchema, "");

/** Names that may stand directly under a generic key, `""` for the root. */
export function keysUnder(parent: string): string[] {
  const prefix = parent === "" ? "" : `${parent}.`;
  return schemaKeys
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .filter((rest) => /^[^.[]+$/.test(rest));
}

function keysOf(schema: unknown, at: string): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return keysOf(schema.unwrap(), at);
  }
  if (schema instanceof z.ZodPipe) return keysOf(schema.out, at);
  if (schema instanceof z.ZodArray) return keysOf(schema.element, `${at}[]`);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([name, child]) => {
    const key = at === "" ? name : `${at}.${name}`;
    return [key, ...keysOf(child, key)];
  });
}
