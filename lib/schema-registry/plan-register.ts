import type { HttpServiceConfig } from "#lib/config/types.ts";
import type { Plan } from "#lib/contracts/plan.ts";
import type { NewSchema } from "#lib/contracts/schemas.ts";
import { curlCommand } from "./curl-command.ts";
import { planId } from "./plan-id.ts";

export type RegistrationFacts = {
  /** Versions of the subject, ascending; empty for a new subject. */
  versions: readonly number[];
  /** Compatibility level that holds; null when the registry does not tell. */
  level: string | null;
  existingVersion: number | null;
  compatible: boolean;
};

/** A longer text makes no command that anybody reads. */
const longestCommand = 8_000;

/** The plan in words. Another version, level or verdict gives another `planId`. */
export function registrationPlan(
  config: HttpServiceConfig,
  subject: string,
  schema: NewSchema,
  facts: RegistrationFacts,
): Plan {
  const { versions, level, existingVersion, compatible } = facts;
  const newest = versions.at(-1);
  const body = { schema: schema.text, schemaType: schema.type, references: schema.references };
  const text = JSON.stringify(body);
  const known = existingVersion !== null;
  return {
    planId: planId(["register", subject, text, versions.join(), level, existingVersion, compatible]),
    summary: known
      ? `\`${subject}\` holds this very schema as version ${existingVersion}: registering it changes nothing.`
      : !compatible
        ? `Nothing would be registered: the schema is not compatible with the versions of \`${subject}\` before it.`
        : newest === undefined
          ? `Creates the subject \`${subject}\` with this schema as its first version.`
          : `Adds a version to \`${subject}\` after version ${newest}.`,
    basis: [
      { label: "Type", value: schema.type },
      { label: "Versions so far", value: versions.length === 0 ? "none" : String(versions.length) },
      { label: "Compatibility level", value: level ?? "not told by the registry" },
    ],
    items:
      known || !compatible
        ? []
        : [
            {
              name: subject,
              action: newest === undefined ? "create" : "change",
              before: newest === undefined ? null : `version ${newest}`,
              after: newest === undefined ? "version 1" : `version ${newest + 1}`,
            },
          ],
    warnings: known || !compatible ? [] : warningsOf(facts),
    command:
      text.length > longestCommand ? null : curlCommand(config, "POST", ["subjects", subject, "versions"], {}, text),
    race:
      known || !compatible
        ? null
        : "Another client may register a version before you do; the registry then checks yours against it as well.",
  };
}

function warningsOf({ versions, level }: RegistrationFacts): string[] {
  if (versions.length === 0 || level !== "NONE") return [];
  return ["The level is NONE: nothing was compared. Consumers that use an older version may fail on new messages."];
}
