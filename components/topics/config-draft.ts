import type { Faults } from "#components/shared/use-draft.ts";
import type { Problem } from "#lib/contracts/problem.ts";
import type { ConfigChange, TopicConfig } from "#lib/contracts/topic-configs.ts";
import { configWords, storedValue } from "#lib/format/config-value.ts";

/** A new value as typed; `reset` removes the topic's own value instead. */
export type ConfigDraft = { text: string; reset: boolean };

const choices: Record<string, string[]> = {
  "cleanup.policy": ["delete", "compact", "compact,delete"],
  "compression.type": ["producer", "uncompressed", "gzip", "snappy", "lz4", "zstd"],
  "message.timestamp.type": ["CreateTime", "LogAppendTime"],
};

/** The values that Kafka knows for a setting, with the one that holds now; null where anything may be written. */
export function configChoices({ name, type, value }: TopicConfig): string[] | null {
  const known = type === "boolean" ? ["true", "false"] : choices[name];
  if (known === undefined) return null;
  return value === null || known.includes(value) ? known : [value, ...known];
}

/** The request of a draft, or its faults. What the broker alone knows is left to the plan. */
export function configChangeOf(config: TopicConfig, draft: ConfigDraft): { input: ConfigChange } | { faults: Faults } {
  if (draft.reset) return { input: { name: config.name, value: null } };
  const stored = storedValue(config.name, draft.text);
  if ("error" in stored) return { faults: { text: stored.error } };
  // The default pinned as the topic's own value is a change.
  if (config.source === "topic" && stored.value === config.value)
    return { faults: { text: `\`${config.name}\` is ${valueWords(config.name, stored.value)} already.` } };
  return { input: { name: config.name, value: stored.value } };
}

/** A value with what it means: `7 d (604800000)`. */
export function valueWords(name: string, value: string | null): string {
  if (value === null) return "no value";
  if (value === "") return "empty";
  const words = configWords(name, value);
  return words === null ? value : `${words} (${value})`;
}

/** How the typed value is stored or reads, whichever it is not: "stored as 129600000", "7 d". */
export function echoOf(config: TopicConfig, draft: ConfigDraft): string | null {
  const stored = storedValue(config.name, draft.text);
  if ("error" in stored) return null;
  if (stored.value !== draft.text.trim()) return `${config.name} = \`${stored.value}\``;
  return configWords(config.name, stored.value);
}

/** What the server refused, at the one field there is. */
export function configFaultsOf(problem: Problem): Faults {
  const [first] = problem.errors ?? [];
  return first === undefined ? {} : { text: first.message };
}
