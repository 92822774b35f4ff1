import assert from "node:assert/strict";
import { test } from "node:test";
import type { GroupSummary } from "#lib/contracts/groups.ts";
import { cannotJoin } from "./cannot-join.ts";

const group = (kind: GroupSummary["kind"], protocolType: string, members: number): GroupSummary => ({
  id: "g",
  kind,
  state: "Stable",
  protocolType,
  members,
  idleMembers: 0,
  topics: [],
  topicCount: 0,
  lag: { value: null, state: "unknown", reason: null },
  coordinator: 1,
  error: null,
});

test("a classic member joins classic and consumer groups, new ones too", () => {
  assert.equal(cannotJoin(undefined), null);
  assert.equal(cannotJoin(group("classic", "consumer", 3)), null);
  assert.equal(cannotJoin(group("classic", "", 0)), null);
  assert.equal(cannotJoin(group("consumer", "consumer", 3)), null);
});

test("share and streams groups take none, and a foreign protocol none while it has members", () => {
  assert.match(cannotJoin(group("share", "share", 0)) ?? "", /share group/);
  assert.match(cannotJoin(group("streams", "streams", 1)) ?? "", /streams group/);
  assert.match(cannotJoin(group("classic", "connect", 2)) ?? "", /“connect”/);
  assert.equal(cannotJoin(group("classic", "connect", 0)), null);
});
