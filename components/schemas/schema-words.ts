import type { SubjectSummary } from "#lib/contracts/schemas.ts";

const types: Record<string, string> = { AVRO: "Avro", PROTOBUF: "Protobuf", JSON: "JSON Schema" };

export function typeWords(type: string): string {
  return types[type] ?? type;
}

/** What a compatibility level asks of a new version, as a consequence for the people who use it. */
export const levelHints: Record<string, string> = {
  BACKWARD: "A consumer with the new version reads what the version before it wrote.",
  BACKWARD_TRANSITIVE: "A consumer with the new version reads what any earlier version wrote.",
  FORWARD: "A consumer with the version before reads what the new version writes.",
  FORWARD_TRANSITIVE: "A consumer with any earlier version reads what the new version writes.",
  FULL: "New and previous version read each other's messages.",
  FULL_TRANSITIVE: "New and all earlier versions read each other's messages.",
  NONE: "Nothing is compared: a new version may break consumers.",
};

export function levelWords(summary: Pick<SubjectSummary, "compatibility" | "inherited">): string {
  if (summary.compatibility === null) return "level not told";
  return summary.inherited ? `${summary.compatibility} (global)` : summary.compatibility;
}
