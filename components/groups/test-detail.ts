import type { GroupDetail, GroupMember, GroupPartition } from "#lib/contracts/groups.ts";

/** A member that reads partitions of the topic "orders". */
export function memberOf(id: string, partitions: number[], more: Partial<GroupMember> = {}): GroupMember {
  return {
    id,
    instanceId: null,
    clientId: id,
    host: "10.0.0.1",
    rack: null,
    assignment: partitions.length === 0 ? [] : [{ topic: "orders", partitions }],
    idle: partitions.length === 0,
    ...more,
  };
}

export function partitionOf(partition: number, more: Partial<GroupPartition> = {}): GroupPartition {
  return {
    topic: "orders",
    partition,
    committed: "100",
    logStart: "0",
    logEnd: "110",
    lag: "10",
    member: "a",
    error: null,
    ...more,
  };
}

export const start = Date.parse("2026-03-04T14:00:00Z");

/** A settled classic group, read some seconds after `start`. */
export function detailOf(seconds: number, more: Partial<GroupDetail> = {}): GroupDetail {
  return {
    id: "billing",
    kind: "classic",
    state: "Stable",
    protocolType: "consumer",
    assignor: "range",
    coordinator: 1,
    members: [memberOf("a", [0, 1])],
    partitions: [partitionOf(0), partitionOf(1)],
    lag: { value: "20", state: "exact", reason: null },
    readAt: new Date(start + seconds * 1_000).toISOString(),
    ...more,
  };
}
