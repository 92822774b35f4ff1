import type { z } from "#lib/contracts/zod.ts";
import { nearest } from "./nearest.ts";
import { keyText, safeName, type Path, type Reading } from "./report.ts";
import { keysUnder } from "./schema-keys.ts";

const wanted: Record<string, string> = {
  string: "must be text; put it in quotes",
  boolean: "must be true or false",
  number: "must be a whole number",
  int: "must be a whole number",
  array: "must be a list",
  record: "must hold names with texts",
};

/** Words for one of zod's faults. They never hold the faulty value: it may be a secret. */
export const reasonOf: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === "invalid_type") {
    if (issue.input === undefined) return "is missing";
    if (issue.input === null) return "has no value; give it one or remove the key";
    return wanted[issue.expected] ?? "must hold keys with values";
  }
  if (issue.code === "invalid_value") {
    const choices = issue.values.map(String).join(", ");
    return issue.input === undefined ? `is missing; choose one of ${choices}` : `must be one of ${choices}`;
  }
  if (issue.code === "too_small")
    return issue.origin === "number" ? `must be at least ${issue.minimum}` : "must not be empty";
  if (issue.code === "too_big") {
    return issue.origin === "number"
      ? `must be at most ${issue.maximum}`
      : `must be at most ${issue.maximum} characters long`;
  }
  return undefined;
};

/**
 * Validates a part that stands at `at` and reports every fault of it.
 * Returns null when there was one.
 */
export function parsePart<T extends z.ZodType>(
  schema: T,
  raw: unknown,
  at: Path,
  reading: Reading,
): z.output<T> | null {
  const result = schema.safeParse(raw, { error: reasonOf });
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const path = [...at, ...issue.path];
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) reading.error([...path, key], unknownKey(key, path));
    } else {
      reading.error(path, issue.message);
    }
  }
  return null;
}

function unknownKey(key: string, parent: Path): string {
  const known = keysUnder(keyText(parent, true));
  const meant = safeName(key) === null ? null : nearest(key, known);
  if (meant !== null) return `is unknown. Did you mean ${meant}?`;
  if (/[:=]/.test(key)) return `is unknown. A space belongs after the colon. Known here: ${known.join(", ")}`;
  return `is unknown. Known here: ${known.join(", ")}`;
}
