import type { NewSchema, SchemaType, SchemaVersion } from "#lib/contracts/schemas.ts";
import { parseJson } from "#lib/format/json.ts";

export type RegisterDraft = { subject: string; type: SchemaType; text: string };

export const longestText = 1_000_000;

/** The faults of a draft by field, as far as they can be told without the registry. */
export function registerFaults(draft: RegisterDraft): Record<string, string> {
  const faults: Record<string, string> = {};
  if (draft.subject.trim() === "") faults.subject = "A subject needs a name.";
  else if (draft.subject.length > 1_000) faults.subject = "A subject takes at most 1,000 characters.";
  const text = textFault(draft);
  if (text !== null) faults.text = text;
  return faults;
}

function textFault({ type, text }: RegisterDraft): string | null {
  if (text.trim() === "") return "Paste or write the schema.";
  if (text.length > longestText) return `A schema takes at most ${longestText.toLocaleString("en-US")} characters.`;
  if (type === "PROTOBUF") return null;
  try {
    parseJson(text);
    return null;
  } catch (error) {
    return error instanceof SyntaxError ? error.message : "Not valid JSON.";
  }
}

/** What is sent for a draft; the references of the version it is based on come along. */
export function schemaOf(draft: RegisterDraft, base: SchemaVersion | null): NewSchema {
  return { type: draft.type, text: draft.text, references: base?.references ?? [] };
}

export function initialDraft(subject: string, base: SchemaVersion | null): RegisterDraft {
  return { subject, type: base?.type ?? "AVRO", text: base?.text ?? "" };
}
