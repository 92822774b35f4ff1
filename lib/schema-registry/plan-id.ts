import { createHash } from "node:crypto";

/** Identity of a plan: sha256 over what it was computed from. */
export function planId(parts: readonly (string | number | boolean | null)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
