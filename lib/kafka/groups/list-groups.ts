import type { GroupSummary } from "#lib/contracts/groups.ts";
import { kafkaClient, type KafkaClient } from "#lib/kafka/client.ts";
import { reasonOf } from "#lib/kafka/errors.ts";
import { latest, type OffsetAnswer } from "#lib/kafka/offsets.ts";
import { abortable } from "#lib/kafka/single-flight.ts";
import { committedOffsets, type Offsets } from "./committed-offsets.ts";
import { describeMembers, type Members } from "./describe-members.ts";
import { findGroups, type ListedGroup } from "./find-groups.ts";
import { idleMembers, partitionLag, sumLag, topicsOf, unknownLag } from "./join.ts";
import { logOffsets, wantedOf } from "#lib/kafka/log-offsets.ts";

export type GroupList = { groups: GroupSummary[]; missing: string[]; readAt: string };

/** How long the computed list is shared, in ms. */
const groupsMs = 2_000;

/**
 * All groups the console's user may see with members and lag, sorted by id; shared for 2 s. A cluster where no group ever
 * committed has an empty list. What could not be read is an error on its group, or named in `missing`.
 */
export function listGroups(clusterId: string, signal?: AbortSignal): Promise<GroupList> {
  const client = kafkaClient(clusterId);
  return abortable(
    client.shared.read("groups", () => readGroups(client), groupsMs),
    signal,
  );
}

async function readGroups(client: KafkaClient): Promise<GroupList> {
  const { groups, missing } = await findGroups(client);
  // An empty group has no members to describe.
  const peopled = groups.filter(({ state }) => state !== "Empty" && state !== "Dead");
  const [members, offsets] = await Promise.all([describeMembers(client, peopled), committedOffsets(client, groups)]);
  const ends = await readEnds(client, offsets);
  const summaries = groups.map((group) => summarise(group, members.get(group.id), offsets.get(group.id), ends));
  return {
    groups: summaries.sort((a, b) => (a.id < b.id ? -1 : 1)),
    missing,
    readAt: new Date().toISOString(),
  };
}

type Ends = (topic: string, partition: number) => OffsetAnswer | undefined;

/** Log ends of all partitions somebody committed in; when even Metadata fails, each has that reason. */
async function readEnds(client: KafkaClient, offsets: Map<string, Offsets>): Promise<Ends> {
  const places = function* () {
    for (const entry of offsets.values())
      if ("committed" in entry) for (const place of entry.committed) if (place.lag === null) yield place;
  };
  try {
    const [ends] = await logOffsets(client, wantedOf(places()), [latest]);
    return ends ?? (() => undefined);
  } catch (error) {
    const reason = reasonOf(error);
    return () => ({ error: reason });
  }
}

function summarise(
  group: ListedGroup,
  described: Members | { error: string } | undefined,
  offsets: Offsets | undefined,
  ends: Ends,
): GroupSummary {
  const known = described !== undefined && "members" in described ? described : null;
  const members = known?.members ?? [];
  const error = described !== undefined && "error" in described ? described.error : null;
  const committed = offsets !== undefined && "committed" in offsets ? offsets.committed : [];
  const lag =
    offsets === undefined
      ? unknownLag("The coordinator did not answer for this group")
      : "error" in offsets
        ? unknownLag(offsets.error)
        : sumLag(committed.map((place) => partitionLag(place, ends(place.topic, place.partition))));
  const state = known?.state ?? group.state;
  const topics = topicsOf(committed, members);
  return {
    id: group.id,
    kind: group.kind,
    state,
    protocolType: known?.protocolType ?? group.protocolType,
    members: error === null ? members.length : null,
    idleMembers: error === null ? (idleMembers(group.kind, state, members)?.size ?? null) : null,
    topics,
    topicCount: topics.length,
    lag,
    coordinator: group.coordinator,
    error,
  };
}
