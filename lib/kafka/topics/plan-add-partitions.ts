import type { ClusterConfig } from "#lib/config/types.ts";
import type { Plan } from "#lib/contracts/plan.ts";
import type { FieldError } from "#lib/errors.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { cliCommand } from "#lib/kafka/cli-command.ts";
import { planId } from "#lib/kafka/plan-id.ts";

export type PartitionFacts = {
  topic: string;
  id: string | null;
  partitions: number;
  internal: boolean;
  cleanupPolicy: string;
  /** Groups with committed offsets; null when they could not be read. */
  groups: string[] | null;
};

/** What rules the number out before the broker is asked. */
export function partitionFaults(total: number, { topic, partitions }: PartitionFacts): FieldError[] {
  if (total > partitions) return [];
  const message =
    total === partitions
      ? `\`${topic}\` has ${count(partitions, "partition")} already. Choose more.`
      : `\`${topic}\` has ${count(partitions, "partition")}, and Kafka cannot take partitions away. Choose more than ${formatInteger(partitions)}.`;
  return [{ pointer: "/body/total", message }];
}

/** The plan in words, with the equivalent command. */
export function addPartitionsPlan(config: ClusterConfig, total: number, facts: PartitionFacts): Plan {
  const { topic, partitions, groups } = facts;
  const added = total - partitions;
  const words = ["--alter", "--topic", topic, "--partitions", String(total)];
  return {
    planId: planId({ kind: "add-partitions", basis: { id: facts.id, partitions }, input: { topic, total } }),
    summary: `Adds ${count(added, "partition")} to \`${topic}\`: ${formatInteger(total)} instead of ${formatInteger(partitions)}.`,
    basis: [
      { label: "Partitions now", value: formatInteger(partitions) },
      {
        label: "Groups with committed offsets",
        value: groups === null ? "not read" : groups.length === 0 ? "none" : groups.join(", "),
      },
    ],
    items: [
      { name: topic, action: "change", before: count(partitions, "partition"), after: count(total, "partition") },
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

function count(figure: number, noun: string): string {
  return `${formatInteger(figure)} ${noun}${figure === 1 ? "" : "s"}`;
}
