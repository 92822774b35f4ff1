import { createAPI, Writer, type API, type Reader } from "@platformatic/kafka";

export type TopicPartitions = { topic: string; partitions: number[] };

/** A member as every kind of group describes it. */
export type DescribedMember = {
  id: string;
  instanceId: string | null;
  rack: string | null;
  clientId: string;
  host: string;
  /** What it reads now; null when it is written in a protocol only its client knows. */
  assignment: TopicPartitions[] | null;
  /** Partitions or tasks that it has or is about to get, standby tasks included. */
  holds: number;
};

export type DescribedGroup = {
  errorCode: number;
  errorMessage: string | null;
  id: string;
  state: string;
  assignor: string | null;
  members: DescribedMember[];
};

type DescribeApi = API<[groupIds: string[]], DescribedGroup[]>;

/** Every group-describe API of the new protocols has the same request; errors of groups are in the answer, not thrown. */
function describeApi(
  key: number,
  version: number,
  readGroup: (r: Reader, version: number) => DescribedGroup,
): DescribeApi {
  return createAPI<[string[]], DescribedGroup[]>(
    key,
    version,
    (groupIds: string[]) =>
      Writer.create()
        .appendArray(groupIds, (w, id) => w.appendString(id), true, false)
        .appendBoolean(false)
        .appendTaggedFields(),
    (_correlationId, _apiKey, _apiVersion, r) => {
      r.readInt32();
      return r.readArray((group) => readGroup(group, version));
    },
  );
}

/** ConsumerGroupDescribe (API 69, KIP-848); version 1 adds the kind of member. */
export const consumerGroupDescribeApis = [1, 0].map((version) => ({
  api: describeApi(69, version, readConsumerGroup),
}));

/** ShareGroupDescribe (API 77, KIP-932). */
export const shareGroupDescribeApis = [{ api: describeApi(77, 1, readShareGroup) }];

/** StreamsGroupDescribe (API 89, KIP-1071); tasks are given as the source topics of their subtopology. */
export const streamsGroupDescribeApis = [{ api: describeApi(89, 0, readStreamsGroup) }];

function readHead(r: Reader): Pick<DescribedGroup, "errorCode" | "errorMessage" | "id" | "state"> {
  const errorCode = r.readInt16();
  const errorMessage = r.readNullableString();
  const head = { errorCode, errorMessage, id: r.readString(), state: r.readString() };
  // Epochs of group and assignment.
  r.readInt32();
  r.readInt32();
  return head;
}

function readConsumerGroup(r: Reader, version: number): DescribedGroup {
  const head = readHead(r);
  const assignor = r.readString();
  const members = r.readArray((m) => {
    const id = m.readString();
    const instanceId = m.readNullableString();
    const rack = m.readNullableString();
    m.readInt32();
    const clientId = m.readString();
    const host = m.readString();
    m.readArray((s) => s.readString(), true, false);
    m.readNullableString();
    const assignment = readAssignment(m);
    const target = readAssignment(m);
    if (version >= 1) m.readInt8();
    return { id, instanceId, rack, clientId, host, assignment, holds: Math.max(count(assignment), count(target)) };
  });
  r.readInt32();
  return { ...head, assignor: assignor === "" ? null : assignor, members };
}

function readShareGroup(r: Reader): DescribedGroup {
  const head = readHead(r);
  const assignor = r.readString();
  const members = r.readArray((m) => {
    const id = m.readString();
    const rack = m.readNullableString();
    m.readInt32();
    const clientId = m.readString();
    const host = m.readString();
    m.readArray((s) => s.readString(), true, false);
    const assignment = readAssignment(m);
    return { id, instanceId: null, rack, clientId, host, assignment, holds: count(assignment) };
  });
  r.readInt32();
  return { ...head, assignor: assignor === "" ? null : assignor, members };
}

function readAssignment(r: Reader): TopicPartitions[] {
  const assignment = r.readArray((t) => {
    t.readUUID();
    const topic = t.readString();
    return { topic, partitions: t.readArray((p) => p.readInt32(), true, false) };
  });
  r.readTaggedFields();
  return assignment;
}

function count(assignment: TopicPartitions[]): number {
  return assignment.reduce((sum, { partitions }) => sum + partitions.length, 0);
}

type Task = { subtopology: string; partitions: number[] };

function readStreamsGroup(r: Reader): DescribedGroup {
  const head = readHead(r);
  const sources = readNullable(r, readTopology) ?? new Map<string, string[]>();
  const members = r.readArray((m) => {
    const id = m.readString();
    m.readInt32();
    const instanceId = m.readNullableString();
    const rack = m.readNullableString();
    const clientId = m.readString();
    const host = m.readString();
    m.readInt32();
    m.readString();
    readNullable(m, (e) => {
      e.readString();
      e.readUnsignedInt16();
    });
    skipPairs(m);
    skipTaskOffsets(m);
    skipTaskOffsets(m);
    const now = readTasks(m);
    const target = readTasks(m);
    m.readBoolean();
    const assignment = sourcesOf(now.active, sources);
    return { id, instanceId, rack, clientId, host, assignment, holds: Math.max(now.held, target.held) };
  });
  r.readInt32();
  return { ...head, assignor: null, members };
}

/** Subtopology → topics it reads. */
function readTopology(r: Reader): Map<string, string[]> {
  r.readInt32();
  const subtopologies = r.readNullableArray((s) => {
    const id = s.readString();
    const sources = s.readArray((t) => t.readString(), true, false);
    s.readArray((t) => t.readString(), true, false);
    s.readArray(readTopicInfo);
    return { id, topics: [...sources, ...s.readArray(readTopicInfo)] };
  });
  return new Map((subtopologies ?? []).map(({ id, topics }) => [id, topics]));
}

function readTopicInfo(r: Reader): string {
  const name = r.readString();
  r.readInt32();
  r.readInt16();
  skipPairs(r);
  return name;
}

function readTasks(r: Reader): { active: Task[]; held: number } {
  const [active = [], standby = [], warmup = []] = [readTaskList(r), readTaskList(r), readTaskList(r)];
  r.readTaggedFields();
  const held = [...active, ...standby, ...warmup].reduce((sum, { partitions }) => sum + partitions.length, 0);
  return { active, held };
}

function readTaskList(r: Reader): Task[] {
  return r.readArray((t) => ({
    subtopology: t.readString(),
    partitions: t.readArray((p) => p.readInt32(), true, false),
  }));
}

/** Task n of a subtopology reads partition n of each of its topics that has one. */
function sourcesOf(tasks: Task[], sources: Map<string, string[]>): TopicPartitions[] {
  return tasks.flatMap(({ subtopology, partitions }) =>
    (sources.get(subtopology) ?? []).map((topic) => ({ topic, partitions })),
  );
}

/** A struct that may be missing: one byte says so, tagged fields end it. */
function readNullable<T>(r: Reader, read: (r: Reader) => T): T | null {
  if (r.readInt8() < 0) return null;
  const value = read(r);
  r.readTaggedFields();
  return value;
}

function skipPairs(r: Reader): void {
  r.readArray((p) => [p.readString(), p.readString()]);
}

function skipTaskOffsets(r: Reader): void {
  r.readArray((o) => [o.readString(), o.readInt32(), o.readInt64()]);
}
