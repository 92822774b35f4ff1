import { setTimeout as delay } from "node:timers/promises";
import { kafkaClient, type KafkaClient } from "#lib/kafka/client.ts";
import { kafkaError, kafkaErrorName } from "#lib/kafka/errors.ts";
import { brokerMetadata } from "#lib/kafka/metadata.ts";
import { apis } from "#lib/kafka/versions.ts";

const passing = new Set(["COORDINATOR_LOAD_IN_PROGRESS", "COORDINATOR_NOT_AVAILABLE", "NOT_COORDINATOR"]);
const patienceMs = 15_000;

/**
 * Commits offsets of one topic for a group without members (OffsetCommit, API 8, no generation): partition → offset.
 * Waits for the coordinator of a fresh cluster. Throws when the group has members.
 */
export async function commitOffsets(
  clusterId: string,
  group: string,
  topic: string,
  offsets: ReadonlyMap<number, bigint>,
  signal?: AbortSignal,
): Promise<void> {
  const client = kafkaClient(clusterId);
  const context = { doing: "Committing offsets", subject: `group \`${group}\`` };
  const partitions = [...offsets].map(([partitionIndex, committedOffset]) => ({
    partitionIndex,
    committedOffset,
    committedLeaderEpoch: -1,
    committedMetadata: "",
  }));
  await untilReady(signal, async (last) => {
    // A client that has just been opened does not know yet where the coordinator lives.
    await brokerMetadata(client, signal);
    const coordinator = await findCoordinator(client, group, last, signal);
    if (coordinator === null) return false;
    const answer = await client.callPartial(
      apis.offsetCommit,
      coordinator,
      [group, -1, "", null, [{ name: topic, partitions }]],
      { context, signal },
    );
    const failed = answer.topics.flatMap((entry) => entry.partitions).find(({ errorCode }) => errorCode !== 0);
    if (failed === undefined) return true;
    if (!passing.has(kafkaErrorName(failed.errorCode)) || last) throw kafkaError(failed.errorCode, context);
    return false;
  });
}

/** The broker that coordinates a group, or null while there is none yet; throws on the last try. */
async function findCoordinator(
  client: KafkaClient,
  group: string,
  last: boolean,
  signal: AbortSignal | undefined,
): Promise<number | null> {
  const context = { doing: "Finding the coordinator", subject: `group \`${group}\`` };
  const answer = await client.callPartial(apis.findCoordinator, "any", [0, [group]], { context, signal });
  const found = answer.coordinators[0];
  if (found === undefined) return null;
  if (found.errorCode === 0) return found.nodeId;
  if (!passing.has(kafkaErrorName(found.errorCode)) || last) throw kafkaError(found.errorCode, context);
  return null;
}

async function untilReady(
  signal: AbortSignal | undefined,
  attempt: (last: boolean) => Promise<boolean>,
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await attempt(performance.now() > deadline)))
    await delay(200, undefined, signal === undefined ? {} : { signal });
}
