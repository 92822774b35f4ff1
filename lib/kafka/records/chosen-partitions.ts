import { AppError } from "#lib/errors.ts";
import type { TopicMetadata } from "#lib/kafka/metadata.ts";

/** The asked partitions in order, or all. Throws `validation-failed` at `pointer` for one that is not there. */
export function chosenPartitions(
  topic: TopicMetadata,
  asked: readonly number[] | undefined,
  pointer: `/${"query" | "body"}/${string}`,
): number[] {
  const all = topic.partitions.map(({ partitionIndex }) => partitionIndex);
  const unknown = asked?.find((partition) => !all.includes(partition));
  if (unknown === undefined) return [...new Set(asked ?? all)].sort((a, b) => a - b);
  const message = `\`${topic.name}\` has no partition ${unknown}; it has ${all.length}, numbered from 0.`;
  throw new AppError("validation-failed", message, { fields: [{ pointer, message }] });
}
