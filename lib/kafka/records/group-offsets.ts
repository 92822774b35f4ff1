import { AppError } from "#lib/errors.ts";
import type { KafkaClient } from "#lib/kafka/client.ts";
import { committedOffsets } from "#lib/kafka/groups/committed-offsets.ts";
import { requireGroup } from "#lib/kafka/groups/find-groups.ts";

/** Where a group stands in each partition of a topic, null where it never committed. Throws `not-found`, or `upstream-failed` when it was not read. */
export async function groupOffsets(
  client: KafkaClient,
  topic: string | null | undefined,
  name: string,
  signal: AbortSignal | undefined,
): Promise<(partition: number) => bigint | null> {
  const group = await requireGroup(client, name, signal);
  const found = (await committedOffsets(client, [group], signal)).get(group.id);
  if (found === undefined || "error" in found)
    throw new AppError(
      "upstream-failed",
      `The offsets of group \`${name}\` were not read: ${found?.error ?? "no answer"}.`,
    );
  const committed = new Map(
    found.committed.flatMap(({ topic: of, partition, offset }) =>
      of === topic && offset !== null ? [[partition, offset] as const] : [],
    ),
  );
  return (partition) => committed.get(partition) ?? null;
}
