import type { KafkaRecord, Payload } from "#lib/contracts/records.ts";
import { findJson } from "#lib/format/json-find.ts";
import type { FieldPath } from "#lib/format/field-path.ts";
import { parseJson } from "#lib/format/json.ts";

/**
 * What stands at a path of a record. `text` is what a person reads: strings without quotes, numbers as they were written.
 * `missing` is not null, and `cut` is neither: the list holds only the beginning of the payload.
 */
export type FieldValue =
  | { kind: "missing" | "cut" | "null" | "empty" }
  | { kind: "string" | "number" | "boolean" | "object" | "array" | "text" | "binary"; text: string };

/** The value at a path, as far as the decoded payload shows it; of a repeated header the last counts, as in an export. */
export function fieldOf(
  record: Pick<KafkaRecord, "key" | "value" | "headers" | "headerCount">,
  path: FieldPath,
): FieldValue {
  if (path.root !== "headers") return inPayload(record[path.root], path.steps);
  const header = record.headers.findLast(({ key }) => key === path.name);
  if (header !== undefined) return inPayload(header.value, path.steps);
  return { kind: record.headers.length < record.headerCount ? "cut" : "missing" };
}

function inPayload(payload: Payload, steps: FieldPath["steps"]): FieldValue {
  if (payload.kind === "null") return steps.length === 0 ? { kind: "null" } : { kind: "missing" };
  if (payload.kind === "empty") return steps.length === 0 ? { kind: "empty" } : { kind: "missing" };
  if (payload.kind !== "json") {
    if (steps.length > 0) return { kind: "missing" };
    return { kind: payload.kind === "hex" ? "binary" : "text", text: payload.text };
  }
  if (steps.length === 0 && payload.truncated) return { kind: "text", text: payload.text };
  const found = findJson(payload.text, steps, payload.truncated);
  return typeof found === "string" ? { kind: found } : typed(payload.text.slice(found.start, found.end));
}

/** A JSON token as a value with its type. */
export function typed(token: string): FieldValue {
  if (token === "null") return { kind: "null" };
  if (token === "true" || token === "false") return { kind: "boolean", text: token };
  if (token.startsWith("{")) return { kind: "object", text: token };
  if (token.startsWith("[")) return { kind: "array", text: token };
  if (!token.startsWith('"')) return { kind: "number", text: token };
  const text = token.includes("\\") ? parseJson(token) : token.slice(1, -1);
  return { kind: "string", text: typeof text === "string" ? text : token };
}
