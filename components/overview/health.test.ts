import assert from "node:assert/strict";
import { test } from "node:test";
import type { Broker, ClusterOverview } from "#lib/contracts/clusters.ts";
import { healthOf, meanLeaders, racksOf, toMean } from "./health.ts";

const broker: Broker = {
  id: 1,
  host: "b1",
  port: 9092,
  rack: null,
  controller: false,
  leaders: 4,
  replicas: 4,
  outOfSync: 0,
};

function overview(counts: Partial<ClusterOverview["counts"]>, controllerId: number | null = 1): ClusterOverview {
  return {
    id: "c",
    kafkaClusterId: null,
    controllerId,
    kafkaVersion: null,
    brokers: [broker],
    counts: { topics: 1, internalTopics: 0, partitions: 4, replicas: 4, underReplicated: 0, offline: 0, ...counts },
    readAt: "2026-01-01T00:00:00Z",
  };
}

test("the worst comes first", () => {
  assert.equal(healthOf(overview({ offline: 1, underReplicated: 2 })).tone, "critical");
  assert.match(healthOf(overview({ underReplicated: 1 })).sentence, /but 1 partition is under-replicated/);
  assert.equal(healthOf(overview({}, null)).tone, "warning");
  assert.equal(healthOf(overview({})).tone, "ok");
  assert.match(healthOf(overview({ partitions: 0 })).sentence, /holds no partitions/);
});

test("distance to the mean has a sign and one decimal", () => {
  assert.equal(meanLeaders([broker, { ...broker, leaders: 8 }]), 6);
  assert.equal(toMean(8, 6), "+33.3 %");
  assert.equal(toMean(4, 6), "\u221233.3 %");
  assert.equal(toMean(6, 6), "0 %");
  assert.equal(toMean(0, 0), null);
});

test("racks are counted by name, brokers without one last", () => {
  assert.deepEqual(racksOf([broker, { ...broker, rack: "b" }, { ...broker, rack: "a" }, { ...broker, rack: "b" }]), [
    { rack: "a", brokers: 1 },
    { rack: "b", brokers: 2 },
    { rack: null, brokers: 1 },
  ]);
});
