import type { KafkaClient } from "#lib/kafka/client.ts";
import { kafkaErrorReason, reasonOf } from "#lib/kafka/errors.ts";
import type { DescribedGroup, DescribedMember } from "#lib/kafka/protocol/group-describe.ts";
import { apis } from "#lib/kafka/versions.ts";
import { decodeAssignment } from "./consumer-assignment.ts";
import type { ListedGroup } from "./find-groups.ts";
import type { GroupKind } from "./join.ts";

export type Members = { state: string; protocolType: string; assignor: string | null; members: DescribedMember[] };

const chunk = 100;

/**
 * Members of the groups by the API of their kind (DescribeGroups 15, ConsumerGroupDescribe 69, ShareGroupDescribe 77,
 * StreamsGroupDescribe 89), asked of their coordinators in chunks. A group that failed has an error text.
 */
export async function describeMembers(
  client: KafkaClient,
  groups: readonly ListedGroup[],
  signal?: AbortSignal,
): Promise<Map<string, Members | { error: string }>> {
  const found = new Map<string, Members | { error: string }>();
  const batches = [...Map.groupBy(groups, ({ kind, coordinator }) => `${kind}/${coordinator}`).values()].flatMap(
    (all) => chunksOf(all),
  );
  await Promise.all(
    batches.map(async (batch) => {
      const [first] = batch;
      if (first === undefined) return;
      const byId = new Map(batch.map((group) => [group.id, group]));
      try {
        const answers = await describe(client, first.kind, first.coordinator, [...byId.keys()], signal);
        for (const answer of answers) {
          const { state, assignor, members } = answer;
          const protocolType = answer.protocolType ?? byId.get(answer.id)?.protocolType ?? "";
          found.set(
            answer.id,
            answer.errorCode === 0
              ? { state, assignor, members, protocolType }
              : { error: answer.errorMessage ?? kafkaErrorReason(answer.errorCode) },
          );
        }
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        for (const id of byId.keys()) found.set(id, { error: reasonOf(error) });
      }
    }),
  );
  return found;
}

export function chunksOf<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / chunk) }, (_, at) => all.slice(at * chunk, (at + 1) * chunk));
}

type Answer = DescribedGroup & { protocolType?: string };

async function describe(
  client: KafkaClient,
  kind: GroupKind,
  coordinator: number,
  ids: string[],
  signal: AbortSignal | undefined,
): Promise<Answer[]> {
  const options = { context: { doing: "Reading group members" }, signal };
  if (kind === "consumer") return client.call(apis.describeConsumerGroups, coordinator, [ids], options);
  if (kind === "share") return client.call(apis.describeShareGroups, coordinator, [ids], options);
  if (kind === "streams") return client.call(apis.describeStreamsGroups, coordinator, [ids], options);
  const { groups } = await client.callPartial(apis.describeGroups, coordinator, [ids, false], options);
  return groups.map((group) => ({
    errorCode: group.errorCode,
    errorMessage: null,
    id: group.groupId,
    state: group.groupState,
    protocolType: group.protocolType,
    assignor: group.protocolData === "" ? null : group.protocolData,
    members: group.members.map((member) => {
      // Connect and others keep bytes of their own there.
      const assignment = group.protocolType === "consumer" ? decodeAssignment(member.memberAssignment) : null;
      return {
        id: member.memberId,
        instanceId: member.groupInstanceId ?? null,
        rack: null,
        clientId: member.clientId,
        host: member.clientHost,
        assignment,
        holds: (assignment ?? []).reduce((sum, { partitions }) => sum + partitions.length, 0),
      };
    }),
  }));
}
