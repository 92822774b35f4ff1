import type { KafkaClient } from "#lib/kafka/client.ts";
import { kafkaErrorReason, reasonOf } from "#lib/kafka/errors.ts";
import { apis } from "#lib/kafka/versions.ts";
import { chunksOf } from "./describe-members.ts";
import type { ListedGroup } from "./find-groups.ts";
import type { Committed } from "./join.ts";

export type Offsets = { committed: Committed[] } | { error: string };

/**
 * Where groups stand in every partition they committed (OffsetFetch, API 9; share groups: DescribeShareGroupOffsets, API 90), many
 * groups a request, asked of their coordinators in parallel. A group that failed has an error text.
 */
export async function committedOffsets(
  client: KafkaClient,
  groups: readonly Pick<ListedGroup, "id" | "kind" | "coordinator">[],
  signal?: AbortSignal,
): Promise<Map<string, Offsets>> {
  const found = new Map<string, Offsets>();
  const shared = (kind: string) => kind === "share";
  const batches = [
    ...Map.groupBy(groups, ({ kind, coordinator }) => `${shared(kind)}/${coordinator}`).values(),
  ].flatMap((all) => chunksOf(all));
  await Promise.all(
    batches.map(async (batch) => {
      const [first] = batch;
      if (first === undefined) return;
      const ids = batch.map(({ id }) => id);
      try {
        const read = shared(first.kind) ? readShareOffsets : readOffsets;
        for (const [id, offsets] of await read(client, first.coordinator, ids, signal)) found.set(id, offsets);
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        for (const id of ids) found.set(id, { error: reasonOf(error) });
      }
    }),
  );
  return found;
}

async function readOffsets(
  client: KafkaClient,
  coordinator: number,
  ids: string[],
  signal: AbortSignal | undefined,
): Promise<[string, Offsets][]> {
  const asked = ids.map((groupId) => ({ groupId, memberId: null, memberEpoch: -1, topics: null }));
  const options = { context: { doing: "Reading committed offsets" }, signal };
  const { groups } = await client.callPartial(apis.offsetFetch, coordinator, [asked, false], options);
  return groups.map(({ groupId, errorCode, topics }) => {
    if (errorCode !== 0) return [groupId, { error: kafkaErrorReason(errorCode) }];
    const committed: Committed[] = [];
    for (const { name, partitions } of topics)
      for (const { partitionIndex, committedOffset, errorCode: code } of partitions)
        if (code !== 0) committed.push(failed(name, partitionIndex, code));
        else if (committedOffset >= 0n)
          committed.push({ topic: name, partition: partitionIndex, offset: committedOffset, lag: null, error: null });
    return [groupId, { committed }];
  });
}

async function readShareOffsets(
  client: KafkaClient,
  coordinator: number,
  ids: string[],
  signal: AbortSignal | undefined,
): Promise<[string, Offsets][]> {
  const options = { context: { doing: "Reading offsets of share groups" }, signal };
  const groups = await client.call(apis.shareGroupOffsets, coordinator, [ids], options);
  return groups.map(({ id, errorCode, partitions }) => {
    if (errorCode !== 0) return [id, { error: kafkaErrorReason(errorCode) }];
    const committed = partitions.flatMap(({ topic, partition, start, lag, errorCode: code }) => {
      if (code !== 0) return [failed(topic, partition, code)];
      // −1: assigned, but nothing was read yet.
      return start < 0n ? [] : [{ topic, partition, offset: start, lag: lag < 0n ? null : lag, error: null }];
    });
    return [id, { committed }];
  });
}

function failed(topic: string, partition: number, code: number): Committed {
  return { topic, partition, offset: null, lag: null, error: kafkaErrorReason(code) };
}
