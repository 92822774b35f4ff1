import type { ClusterConfig } from "#lib/config/types.ts";
import type { Plan } from "#lib/contracts/plan.ts";
import type { ConfigChange, TopicConfig } from "#lib/contracts/topic-configs.ts";
import type { FieldError } from "#lib/errors.ts";
import { formatBytes } from "#lib/format/bytes.ts";
import { configSources, configWords } from "#lib/format/config-value.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { cliCommand } from "#lib/kafka/cli-command.ts";
import { planId } from "#lib/kafka/plan-id.ts";

export type ConfigFacts = {
  topic: string;
  /** Tells a topic from one that was created again under its name. */
  id: string | null;
  replication: number;
  current: TopicConfig;
  /** `cleanup.policy` that holds now, e.g. "compact,delete". */
  cleanupPolicy: string;
};

/** What rules a change out before the broker is asked. */
export function configFaults(change: ConfigChange, { topic, current }: ConfigFacts): FieldError[] {
  const own = ownValue(current);
  if (current.readOnly)
    return [{ pointer: "/body/name", message: `\`${current.name}\` is read-only; Kafka does not let it be changed.` }];
  if (change.value === null && current.source !== "topic")
    return [{ pointer: "/body/value", message: `\`${topic}\` has no value of its own for \`${current.name}\`.` }];
  if (change.value !== null && change.value === own && !current.sensitive)
    return [{ pointer: "/body/value", message: `\`${current.name}\` of \`${topic}\` is ${change.value} already.` }];
  return [];
}

/** The topic's own value, null when it has none or it is secret. */
export function ownValue({ source, value }: TopicConfig): string | null {
  return source === "topic" ? value : null;
}

/** The plan of one change in words, with the equivalent command. A sensitive value is in neither. */
export function alterConfigPlan(config: ClusterConfig, change: ConfigChange, facts: ConfigFacts): Plan {
  const { topic, current } = facts;
  const { name } = current;
  const before = shown(current, current.value);
  const after =
    change.value !== null
      ? shown(current, change.value)
      : current.fallback === null && !current.sensitive
        ? "Kafka's default, which the broker does not tell"
        : shown(current, current.fallback);
  const pins = change.value !== null && change.value === current.value && current.source !== "topic";
  const inherits = change.value === null ? ", which holds without a value of its own" : "";
  const words = ["--alter", "--entity-type", "topics", "--entity-name", topic];
  if (change.value === null) words.push("--delete-config", name);
  else if (current.sensitive) words.push("--add-config", `${name}=…`);
  // kafka-configs.sh splits a list value unless it stands in brackets.
  else words.push("--add-config", `${name}=${change.value.includes(",") ? `[${change.value}]` : change.value}`);
  const basis = { id: facts.id, before: current.sensitive ? null : current.value, source: current.source };
  return {
    planId: planId({ kind: "alter-topic-config", basis, input: { topic, ...change } }),
    summary: pins
      ? `Gives \`${topic}\` \`${name}\` of its own: ${after}, which holds already and then stays when defaults change.`
      : `Changes \`${name}\` of \`${topic}\` from ${before} to ${after}${inherits}.`,
    basis: [
      { label: "Value now", value: before },
      { label: "Comes from", value: configSources[current.source] },
    ],
    items: [{ name, action: change.value === null ? "delete" : "change", before, after }],
    warnings: configWarnings(change, facts),
    command: cliCommand(config, "kafka-configs.sh", words),
    race: "Another client may change it between this preview and the change; the last one wins.",
  };
}

function shown({ name, sensitive }: TopicConfig, value: string | null): string {
  if (sensitive) return "a secret value";
  if (value === null) return "no value";
  if (value === "") return "an empty value";
  const words = configWords(name, value);
  return words === null ? value : `${words} (${value})`;
}

function numberOf(value: string): bigint | null {
  return /^-?\d{1,19}$/.test(value.trim()) ? BigInt(value.trim()) : null;
}

/** −1 means without limit for retention: larger than every other figure. */
function limitOf(value: string | null): bigint | null {
  const figure = value === null ? null : numberOf(value);
  return figure !== null && figure < 0n ? 2n ** 63n : figure;
}

/** What is lost or risked by a change of one value, worst first. */
export function configWarnings(change: ConfigChange, { current, cleanupPolicy, replication }: ConfigFacts): string[] {
  const after = change.value ?? current.fallback;
  const [was, becomes] = [limitOf(current.value), limitOf(after)];
  const lower = was !== null && becomes !== null && becomes < was;
  const deletes = cleanupPolicy.includes("delete");
  switch (current.name) {
    case "retention.ms":
      return lower && deletes && becomes !== null
        ? [`Records older than ${formatDuration(becomes)} are deleted soon after. They cannot be brought back.`]
        : [];
    case "retention.bytes":
      return lower && deletes && becomes !== null
        ? [
            `The oldest records of each partition above ${formatBytes(becomes)} are deleted soon after. They cannot be brought back.`,
          ]
        : [];
    case "cleanup.policy":
      return policyWarnings(current.value ?? "", after ?? "");
    case "delete.retention.ms":
      return lower
        ? ["Consumers that are behind may miss deletions: tombstones are dropped earlier than they were."]
        : [];
    case "max.message.bytes":
      return lower && becomes !== null
        ? [`Producers are refused batches above ${formatBytes(becomes)} from then on.`]
        : [];
    case "min.insync.replicas":
      return becomes !== null && becomes > BigInt(replication)
        ? [
            `The topic has ${formatInteger(replication)} ${replication === 1 ? "replica" : "replicas"}: with a minimum of ${after} every producer that waits for all replicas is refused.`,
          ]
        : lower
          ? ["An acknowledged record is then on fewer replicas, and can be lost with them."]
          : [];
    case "unclean.leader.election.enable":
      return after === "true" && current.value !== "true"
        ? ["A replica that is behind may become leader when all others are down; acknowledged records are then lost."]
        : [];
    case "message.timestamp.type":
      return after === "LogAppendTime" && current.value !== "LogAppendTime"
        ? ["The broker then replaces the producers' times in new records by its own."]
        : [];
    default:
      return [];
  }
}

function policyWarnings(before: string, after: string): string[] {
  const [had, has] = [before.split(","), after.split(",")].map((list) => new Set(list.map((word) => word.trim())));
  const gains = (policy: string) => has?.has(policy) === true && had?.has(policy) !== true;
  return [
    ...(gains("compact")
      ? [
          "Of each key only the latest record is kept from then on; the older ones cannot be brought back.",
          "A compacted topic refuses records without a key.",
        ]
      : []),
    ...(gains("delete")
      ? ["Records older than `retention.ms` are deleted from then on. They cannot be brought back."]
      : []),
  ];
}
