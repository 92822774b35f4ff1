import { parseFieldPath as parsePath, type FieldStep, type PathFault } from "#lib/format/field-path.ts";
import type { JsonStep } from "./json-walk.ts";

export type { PathFault };

/** A field whose names are at hand as bytes. */
export type FieldPath =
  { root: "key" | "value"; steps: JsonStep[] } | { root: "headers"; name: string; steps: JsonStep[] };

export function parseFieldPath(path: string): FieldPath | PathFault {
  const parsed = parsePath(path);
  return "message" in parsed ? parsed : { ...parsed, steps: parsed.steps.map(withBytes) };
}

function withBytes(step: FieldStep): JsonStep {
  return "index" in step ? step : named(step.name);
}

/** A step to the member of this name. */
export function named(name: string): { name: string; bytes: Uint8Array } {
  return { name, bytes: Buffer.from(name) };
}
