import type { ClusterConfig } from "#lib/config/types.ts";
import type { Plan } from "#lib/contracts/plan.ts";
import type { FieldError } from "#lib/errors.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { cliCommand } from "#lib/kafka/cli-command.ts";
import { planId } from "#lib/kafka/plan-id.ts";

export type PartitionFacts = {
  topic: string;
  id: string | null;
  /** Broker ids of the partitions there are, by partition. */
  places: number[][];
  /** Broker ids of the new ones; null leaves them to the controller. */
  added: number[][] | null;
  internal: boolean;
  cleanupPolicy: string;
  /** Groups with committed offsets; null when they could not be read. */
  groups: string[] | null;
};

/** What rules the number out before the broker is asked. */
export function partitionFaults(total: number, topic: string, partitions: number): FieldError[] {
  if (total > partitions) return [];
  const message =
    total === partitions
      ? `\`${topic}\` has ${count(partitions, "partition")} already. Choose more.`
      : `\`${topic}\` has ${count(partitions, "partition")}, and Kafka cannot take partitions away. Choose more than ${formatInteger(partitions)}.`;
  return [{ pointer: "/body/total", message }];
}

const mostItems = 100;

/** The plan in words, with the place of each new partition and the equivalent command. */
export function addPartitionsPlan(config: ClusterConfig, total: number, facts: PartitionFacts): Plan {
  const { topic, places, added, groups } = facts;
  const partitions = places.length;
  const words = ["--alter", "--topic", topic, "--partitions", String(total)];
  // The tool wants the partitions that exist in the list too, and skips them.
  if (added !== null) words.push("--replica-assignment", [...places, ...added].map((ids) => ids.join(":")).join(","));
  const placed = (added ?? []).map((ids, index) => ({
    name: `Partition ${formatInteger(partitions + index)}`,
    action: "create" as const,
    before: null,
    after: ids.length === 1 ? `broker ${ids[0]}` : `brokers ${ids.join(", ")}`,
  }));
  return {
    planId: planId({ kind: "add-partitions", basis: { id: facts.id, partitions, added }, input: { topic, total } }),
    summary: `Adds ${count(total - partitions, "partition")} to \`${topic}\`: ${formatInteger(total)} instead of ${formatInteger(partitions)}.`,
    basis: [
      { label: "Partitions now", value: formatInteger(partitions) },
      { label: "New leaders", value: added === null ? "chosen by the controller" : leaderWords(added) },
      {
        label: "Groups with committed offsets",
        value: groups === null ? "not read" : groups.length === 0 ? "none" : groups.join(", "),
      },
    ],
    items: [
      { name: topic, action: "change", before: count(partitions, "partition"), after: count(total, "partition") },
      ...placed.slice(0, mostItems),
    ],
    warnings: [
      ...(facts.internal
        ? ["This is an internal topic of Kafka: with another number of partitions it no longer finds what it stored."]
        : []),
      "It cannot be undone: Kafka cannot take partitions away again.",
      "Most keys go to another partition from then on, so new records of a key can be read before its older ones.",
      ...(facts.cleanupPolicy.includes("compact")
        ? ["Old values of a key stay in its former partition: compaction does not reach across partitions."]
        : []),
      ...(groups !== null && groups.length > 0
        ? [
            "Consumers find the new partitions only after a while (`metadata.max.age.ms`); those that start at the latest offset miss what arrives there before.",
          ]
        : []),
    ],
    command: cliCommand(config, "kafka-topics.sh", words),
    race: "Another client may add partitions before you do; the broker then refuses yours and changes nothing.",
  };
}

/** New leaders by broker, most first: "3 on broker 1, 2 on broker 2". */
function leaderWords(added: number[][]): string {
  const leads = new Map<number, number>();
  for (const [leader = -1] of added) leads.set(leader, (leads.get(leader) ?? 0) + 1);
  return [...leads]
    .sort(([a, most], [b, more]) => more - most || a - b)
    .map(([broker, figure]) => `${formatInteger(figure)} on broker ${broker}`)
    .join(", ");
}

function count(figure: number, noun: string): string {
  return `${formatInteger(figure)} ${noun}${figure === 1 ? "" : "s"}`;
}
