import type { ClusterConfig } from "#lib/config/types.ts";
import type { Plan } from "#lib/contracts/plan.ts";
import type { CreateTopicInput } from "#lib/contracts/topics.ts";
import type { FieldError } from "#lib/errors.ts";
import { formatDuration, parseDuration } from "#lib/format/duration.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { cliCommand } from "#lib/kafka/cli-command.ts";
import { planId } from "#lib/kafka/plan-id.ts";

export type CreateFacts = { brokers: number; existing: { partitions: number } | null };
export type TopicSettings = { name: string; value: string }[];

/** Settings that the input asks for, or what is wrong with its words. */
export function createSettings(input: CreateTopicInput): { settings: TopicSettings; errors: FieldError[] } {
  const settings: TopicSettings = [];
  const errors: FieldError[] = [];
  if (input.retention !== null && input.retention.trim() !== "") {
    const parsed = parseDuration(input.retention);
    if ("error" in parsed) errors.push({ pointer: "/body/retention", message: parsed.error });
    else settings.push({ name: "retention.ms", value: parsed.ms.toString() });
  }
  if (input.cleanupPolicy !== null) settings.push({ name: "cleanup.policy", value: input.cleanupPolicy });
  return { settings, errors };
}

/** What the cluster's state already rules out, with the figures in the words; the broker has the last word after it. */
export function createFaults(input: CreateTopicInput, facts: CreateFacts): FieldError[] {
  const errors: FieldError[] = [];
  if (facts.existing !== null)
    errors.push({
      pointer: "/body/name",
      message: `\`${input.name}\` already exists (${count(facts.existing.partitions, "partition")}). Open it, or choose another name.`,
    });
  if (input.replicationFactor > facts.brokers)
    errors.push({
      pointer: "/body/replicationFactor",
      message: `Replication factor ${input.replicationFactor} needs ${input.replicationFactor} brokers; this cluster has ${facts.brokers} that ${facts.brokers === 1 ? "serves" : "serve"}. Choose ${facts.brokers === 1 ? "1" : `${facts.brokers} or less`}.`,
    });
  return errors;
}

/** The plan in words, with the equivalent command. `defaultRetentionMs` is the broker's, where it was told. */
export function createPlan(
  config: ClusterConfig,
  input: CreateTopicInput,
  facts: CreateFacts,
  settings: TopicSettings,
  defaultRetentionMs: string | null,
): Plan {
  const asked = settings.find(({ name }) => name === "retention.ms")?.value ?? null;
  const policy = input.cleanupPolicy ?? "delete";
  const kept =
    policy === "compact"
      ? "the latest record of each key is kept"
      : asked !== null
        ? `records are kept ${keptFor(asked)}`
        : defaultRetentionMs !== null
          ? `records are kept ${keptFor(defaultRetentionMs)}, the broker's default`
          : "records are kept as long as the broker's default says";
  const shape = `${count(input.partitions, "partition")}, ${count(input.replicationFactor, "replica")} each`;
  const words = ["--create", "--topic", input.name, "--partitions", String(input.partitions)];
  words.push("--replication-factor", String(input.replicationFactor));
  for (const { name, value } of settings)
    // kafka-topics.sh splits a list value unless it stands in brackets.
    words.push("--config", `${name}=${value.includes(",") ? `[${value}]` : value}`);
  const basis = [{ label: "Brokers that serve", value: String(facts.brokers) }];
  return {
    planId: planId({ kind: "create-topic", basis, input }),
    summary: `Creates \`${input.name}\` with ${shape}; ${kept}.`,
    basis,
    items: [{ name: input.name, action: "create", before: null, after: `${shape}; ${kept}` }],
    warnings: [
      ...(input.replicationFactor === 1 && facts.brokers > 1
        ? ["With one replica a partition is not readable while its broker is down, and lost with its disk."]
        : []),
      ...(policy.includes("compact") ? ["A compacted topic refuses records without a key."] : []),
    ],
    command: cliCommand(config, "kafka-topics.sh", words),
    race: "Another client may create a topic of this name before you do; the broker then refuses yours and changes nothing.",
  };
}

function keptFor(ms: string): string {
  return ms === "-1" ? "forever" : `for ${formatDuration(ms)}`;
}

function count(figure: number, noun: string): string {
  return `${formatInteger(figure)} ${noun}${figure === 1 ? "" : "s"}`;
}
