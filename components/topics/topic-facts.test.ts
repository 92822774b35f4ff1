import assert from "node:assert/strict";
import { test } from "node:test";
import type { TopicPartition } from "#lib/contracts/topics.ts";
import { atMost, healthFault, inSyncCount } from "./topic-facts.ts";

const partition: TopicPartition = {
  partition: 0,
  leader: 1,
  replicas: [1, 2],
  inSync: [1, 2],
  offlineReplicas: [],
  logStart: "0",
  highWatermark: "9223372036854775807",
  error: null,
};

test("a partition without a leader or with a lagging replica is not counted as in sync", () => {
  assert.equal(inSyncCount([partition, { ...partition, leader: null }, { ...partition, inSync: [1] }]), 1);
});

test("the bound is exact above 2^53 and unknown offsets stay unknown", () => {
  assert.equal(atMost(partition), 9223372036854775807n);
  assert.equal(atMost({ logStart: null, highWatermark: "3" }), null);
});

test("a healthy topic has no fault, an unread one says so", () => {
  assert.equal(healthFault({ health: "ok", offline: 0, underReplicated: 0 }), null);
  assert.equal(healthFault({ health: "unknown", offline: 0, underReplicated: 0 }), "not read");
  assert.equal(healthFault({ health: "offline", offline: 2, underReplicated: 2 }), "2 without a leader");
});
