import assert from "node:assert/strict";
import { test } from "node:test";
import type { Hit } from "./scan-plan.ts";
import { nextNewest } from "./merge.ts";
import { openPart, type Part } from "./part.ts";

function part(index: number, times: number[], frontier: bigint | null, state: Part["state"]): Part {
  const opened = openPart({ topic: 0, partition: index, from: 0n, to: 100n, unknown: null }, index, 1, true);
  const held = times.map((time, place): Hit => {
    const nothing = { kind: "null" as const };
    return {
      part: index,
      excerpt: null,
      record: {
        partition: index,
        offset: String(90 - place),
        timestamp: String(time),
        timestampType: "create-time",
        key: nothing,
        value: nothing,
        headers: [],
        headerCount: 0,
        keyBytes: 0,
        valueBytes: 0,
        leaderEpoch: 0,
        producerId: null,
        producerEpoch: null,
        sequence: null,
        transactional: false,
        transaction: null,
        compression: "none",
      },
    };
  });
  return Object.assign(opened, { held, frontier, state });
}

function drain(parts: Part[]): string[] {
  const seen: string[] = [];
  for (let hit = nextNewest(parts); hit !== null; hit = nextNewest(parts)) seen.push(hit.record.timestamp);
  return seen;
}

test("the youngest comes first, and within a partition offsets decide even when its times do not", () => {
  assert.deepEqual(drain([part(0, [50, 30], null, "done"), part(1, [40, 60], null, "done")]), ["50", "40", "60", "30"]);
});

test("a partition that is still above that time holds the others up, one that waits does not", () => {
  assert.deepEqual(drain([part(0, [50, 30], null, "done"), part(1, [], 40n, "reading")]), ["50"]);
  assert.deepEqual(drain([part(0, [50], null, "done"), part(1, [], null, "reading")]), []);
  assert.deepEqual(drain([part(0, [50, 30], null, "done"), part(1, [], 40n, "waiting")]), ["50", "30"]);
});
