import type { GroupDetail, GroupPartition } from "#lib/contracts/groups.ts";
import { AppError } from "#lib/errors.ts";
import { kafkaClient, type KafkaClient } from "#lib/kafka/client.ts";
import { earliest, errorOf, latest, offsetOf } from "#lib/kafka/offsets.ts";
import { abortable } from "#lib/kafka/single-flight.ts";
import { committedOffsets } from "./committed-offsets.ts";
import { describeMembers } from "./describe-members.ts";
import { requireGroup, type ListedGroup } from "./find-groups.ts";
import { idleMembers, partitionLag, placeOf, readers, sumLag, unknownLag, type Committed } from "./join.ts";
import { logOffsets, wantedOf } from "#lib/kafka/log-offsets.ts";

const groupMs = 1_000;

/**
 * One group: members with assignment, and every partition it committed or reads; shared for 1 s. Throws `not-found`. A
 * partition that could not be read has an error text; offsets that could not be read make the lag unknown.
 */
export function describeGroup(clusterId: string, id: string, signal?: AbortSignal): Promise<GroupDetail> {
  const client = kafkaClient(clusterId);
  return abortable(
    client.shared.read(`groups/${id}`, () => readGroup(client, id), groupMs),
    signal,
  );
}

async function readGroup(client: KafkaClient, id: string): Promise<GroupDetail> {
  const group = await requireGroup(client, id);
  const [described, offsets] = await Promise.all([describeMembers(client, [group]), committedOffsets(client, [group])]);
  const about = described.get(id);
  if (about === undefined || "error" in about)
    throw new AppError(
      "upstream-failed",
      `The members of group \`${id}\` could not be read: ${about?.error ?? "its coordinator left the group out"}. Try again; if it stays, look into the log of broker ${group.coordinator}.`,
    );
  const idle = idleMembers(group.kind, about.state, about.members);
  const found = offsets.get(id);
  const committed = found !== undefined && "committed" in found ? found.committed : [];
  const failed =
    found === undefined ? "The coordinator did not answer for this group" : "error" in found ? found.error : null;
  const partitions = await readPartitions(client, group, committed, readers(about.members), failed);
  const lag =
    failed === null
      ? sumLag(partitions.filter(({ known }) => known !== undefined).map(({ reading }) => reading))
      : unknownLag(failed);
  return {
    id,
    kind: group.kind,
    state: about.state,
    protocolType: about.protocolType,
    assignor: about.assignor,
    coordinator: group.coordinator,
    members: about.members
      .map((member) => ({
        id: member.id,
        instanceId: member.instanceId,
        clientId: member.clientId,
        host: member.host.replace(/^\//, ""),
        rack: member.rack,
        assignment: member.assignment ?? [],
        idle: idle?.has(member.id) ?? false,
      }))
      .sort((a, b) => (a.clientId === b.clientId ? compare(a.id, b.id) : compare(a.clientId, b.clientId))),
    partitions: partitions.map(({ row }) => row),
    lag,
    readAt: new Date().toISOString(),
  };
}

async function readPartitions(
  client: KafkaClient,
  { kind }: ListedGroup,
  committed: readonly Committed[],
  members: Map<string, { topic: string; partition: number; member: string }>,
  /** Why no committed offset could be read: without it a row would say that none was committed. */
  failed: string | null,
) {
  const commits = new Map(committed.map((place) => [placeOf(place.topic, place.partition), place]));
  const places = new Map<string, { topic: string; partition: number }>([...members, ...commits]);
  const [starts, ends] = await logOffsets(client, wantedOf(places.values()), [earliest, latest]);
  const rows = [...places].map(([key, { topic, partition }]) => {
    const known = commits.get(key);
    const start = starts?.(topic, partition);
    const end = ends?.(topic, partition);
    const reading = partitionLag(known, end);
    const row: GroupPartition = {
      topic,
      partition,
      committed: known?.offset?.toString() ?? null,
      logStart: offsetOf(start)?.toString() ?? null,
      logEnd: offsetOf(end)?.toString() ?? null,
      lag: reading.lag?.toString() ?? null,
      member: members.get(key)?.member ?? null,
      error: failed ?? reading.error ?? errorOf(end) ?? errorOf(start),
    };
    return { row, known, reading };
  });
  return (
    rows
      // A task of a streams group names a partition in each of its topics; a smaller topic does not have it.
      .filter(({ row, known }) => kind !== "streams" || known !== undefined || row.logEnd !== null)
      .sort((a, b) => compare(a.row.topic, b.row.topic) || a.row.partition - b.row.partition)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
