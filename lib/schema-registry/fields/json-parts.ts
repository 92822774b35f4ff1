import { isLosslessNumber, printJson, type JsonValue } from "#lib/format/json.ts";

export type JsonObject = { [key: string]: JsonValue };

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}

/** A member of its own; never one that the object inherits. */
export function member(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

export function textOf(value: JsonValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}

export function listOf(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : [];
}

/** A value as JSON on one line, numbers as written; null when there is none. */
export function printed(value: JsonValue | undefined): string | null {
  return value === undefined ? null : printJson(value);
}
