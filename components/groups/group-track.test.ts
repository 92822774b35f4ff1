import assert from "node:assert/strict";
import { test } from "node:test";
import type { GroupDetail } from "#lib/contracts/groups.ts";
import { follow, ratesOf, stalledMembers, type Track } from "./group-track.ts";
import { detailOf, memberOf, partitionOf, start } from "./test-detail.ts";

const trackOf = (details: GroupDetail[]) => details.reduce<Track | null>(follow, null);
const offsets = (committed: string, logEnd: string) => [partitionOf(0, { committed, logEnd }), partitionOf(1)];

test("rates are means over what was read, not before ten seconds of it", () => {
  const early = trackOf([detailOf(0), detailOf(8)]);
  assert.equal(ratesOf(early), null);
  const track = trackOf([
    detailOf(0, { partitions: offsets("100", "200") }),
    detailOf(20, { partitions: offsets("300", "300") }),
  ]);
  assert.deepEqual(ratesOf(track), { consumed: 10, produced: 5, overMs: 20_000 });
});

test("rates forget what lies more than a minute back", () => {
  const track = trackOf(
    [0, 30, 60, 90].map((seconds) => detailOf(seconds, { partitions: offsets(String(seconds ** 2), "9999") })),
  );
  assert.deepEqual(ratesOf(track), { consumed: (8_100 - 900) / 60, produced: 0, overMs: 60_000 });
});

test("a partition that was read at one end only counts in neither rate", () => {
  const track = trackOf([
    detailOf(0, { partitions: [partitionOf(0)] }),
    detailOf(10, { partitions: [partitionOf(0), partitionOf(1, { committed: "900000", logEnd: "900000" })] }),
  ]);
  assert.deepEqual(ratesOf(track), { consumed: 0, produced: 0, overMs: 10_000 });
  assert.equal(ratesOf(trackOf([detailOf(0, { partitions: [] }), detailOf(20)])), null);
});

test("a reset of offsets starts the measurement anew instead of giving a negative rate", () => {
  const track = trackOf([detailOf(0), detailOf(20, { partitions: offsets("5", "110") }), detailOf(25)]);
  assert.equal(ratesOf(track), null);
});

test("another group starts a track of its own", () => {
  const track = trackOf([detailOf(0), detailOf(70, { id: "other" })]);
  assert.equal(track?.readings.length, 1);
  assert.equal(track?.stateSince, start + 70_000);
});

test("a member that commits nowhere for a minute while messages wait is stalled", () => {
  const still = [detailOf(0), detailOf(59), detailOf(61)];
  assert.deepEqual([...stalledMembers(trackOf(still.slice(0, 2)), detailOf(59))], []);
  assert.deepEqual([...stalledMembers(trackOf(still), detailOf(61))], [["a", 61_000]]);
});

test("a member is not stalled while it commits somewhere, has read everything, or the group settles", () => {
  const moving = detailOf(61, { partitions: offsets("101", "111") });
  assert.deepEqual([...stalledMembers(trackOf([detailOf(0), moving]), moving)], []);
  const done = (seconds: number) =>
    detailOf(seconds, { partitions: [partitionOf(0, { lag: "0" }), partitionOf(1, { lag: "0" })] });
  assert.deepEqual([...stalledMembers(trackOf([done(0), done(61)]), done(61))], []);
  const settling = detailOf(61, { state: "PreparingRebalance" });
  assert.deepEqual([...stalledMembers(trackOf([detailOf(0), settling]), settling)], []);
  // What stood still before the rebalance ended is no fault of whoever reads it now.
  const after = detailOf(90);
  assert.deepEqual([...stalledMembers(trackOf([detailOf(0), settling, after]), after)], []);
});

test("a share group has no stalled members: its start waits for single records", () => {
  const share = (seconds: number) => detailOf(seconds, { kind: "share" });
  assert.deepEqual([...stalledMembers(trackOf([share(0), share(100)]), share(100))], []);
});

test("joins, leaves and rebalances become events", () => {
  const track = trackOf([
    detailOf(0),
    detailOf(2, { state: "PreparingRebalance", members: [memberOf("a", []), memberOf("b", []), memberOf("c", [])] }),
    detailOf(4, { members: [memberOf("a", [0, 1]), memberOf("b", []), memberOf("c", [])] }),
    detailOf(6, { members: [memberOf("c", []), memberOf("d", [])] }),
  ]);
  assert.deepEqual(track?.events, [
    { at: start + 2_000, label: "rebalance, 2 joined" },
    { at: start + 6_000, label: "1 joined, 2 left" },
  ]);
});
