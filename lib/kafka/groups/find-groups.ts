import { AppError } from "#lib/errors.ts";
import type { KafkaClient } from "#lib/kafka/client.ts";
import { kafkaError } from "#lib/kafka/errors.ts";
import { brokerMetadata, leaderOf, readTopics } from "#lib/kafka/metadata.ts";
import { apis } from "#lib/kafka/versions.ts";
import type { GroupKind } from "./join.ts";

/** A group as its coordinator lists it; `state` is empty on brokers before Kafka 2.6. */
export type ListedGroup = { id: string; kind: GroupKind; state: string; protocolType: string; coordinator: number };

const offsetsTopic = "__consumer_offsets";
const kinds = new Map<string | undefined, GroupKind>([
  ["classic", "classic"],
  ["consumer", "consumer"],
  ["share", "share"],
  ["streams", "streams"],
]);

/**
 * Every broker lists the groups it coordinates (ListGroups, API 16). `missing` names, in words, brokers that did not
 * answer and groups that no broker serves; it creates nothing, as FindCoordinator would.
 */
export async function findGroups(
  client: KafkaClient,
  signal?: AbortSignal,
): Promise<{ groups: ListedGroup[]; missing: string[] }> {
  const context = { doing: "Reading groups" };
  const { brokers } = await brokerMetadata(client, signal);
  const missing: string[] = [];
  const refused: AppError[] = [];
  const [offsets, ...lists] = await Promise.all([
    readTopics(client, [offsetsTopic], signal).catch(() => null),
    ...brokers.map(async ({ nodeId, host, port }) => {
      try {
        const { errorCode, groups } = await client.callPartial(apis.listGroups, nodeId, [[], []], { context, signal });
        // A cluster without the offsets topic has no groups; its broker may call that "no coordinator".
        if (errorCode !== 0) throw kafkaError(errorCode, context);
        return groups.map((group) => listed(group, nodeId));
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        if (error instanceof AppError && error.code === "forbidden") refused.push(error);
        missing.push(`Broker ${nodeId} (${host}:${port})`);
        return [];
      }
    }),
  ]);
  // Every broker refused alike: that is no outage, and an empty list would lie.
  const [refusal] = refused;
  if (refusal !== undefined && refused.length === brokers.length) throw refusal;
  const topic = offsets?.get(offsetsTopic);
  if (offsets !== null && topic === undefined && lists.every((groups) => groups.length === 0))
    return { groups: [], missing: [] };
  const partitions = topic?.partitions ?? [];
  const leaderless = partitions.filter((partition) => leaderOf(partition) === null).length;
  if (leaderless > 0)
    missing.push(
      `The groups in ${leaderless} of ${partitions.length} partitions of ${offsetsTopic}: no broker leads them`,
    );
  return { groups: lists.flat(), missing };
}

/** One group, or null when no broker lists it. Throws `broker-unreachable` when a broker that might know it is missing. */
export async function findGroup(client: KafkaClient, id: string, signal?: AbortSignal): Promise<ListedGroup | null> {
  const { groups, missing } = await findGroups(client, signal);
  const found = groups.find((group) => group.id === id);
  if (found !== undefined) return found;
  if (missing.length === 0) return null;
  throw new AppError(
    "broker-unreachable",
    `Group \`${id}\` was not found, but not everything could be read: ${missing.join("; ")}. Try again when it is back.`,
  );
}

/** The same, but throws `not-found` in words when the group is not there. */
export async function requireGroup(client: KafkaClient, id: string, signal?: AbortSignal): Promise<ListedGroup> {
  const found = await findGroup(client, id, signal);
  if (found !== null) return found;
  throw new AppError(
    "not-found",
    `Group \`${id}\` does not exist on ${client.config.name}, or the console's user may not see it. A group without members goes away when its offsets expire. Check the name, or open the list of groups.`,
  );
}

// Brokers before 3.8 answer no type, before 2.6 no state: the codec then leaves the field out.
type Answer = { groupId: string; protocolType: string; groupState?: string; groupType?: string };

function listed({ groupId, protocolType, groupState, groupType }: Answer, coordinator: number): ListedGroup {
  const kind = kinds.get(groupType?.toLowerCase()) ?? "unknown";
  return { id: groupId, kind, state: groupState ?? "", protocolType, coordinator };
}
