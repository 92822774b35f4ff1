import assert from "node:assert/strict";
import { test } from "node:test";
import { placePartitions } from "./place-partitions.ts";

const broker = (id: number, rack: string | null = null) => ({ id, rack });
const three = [broker(1), broker(2), broker(3)];
const count = (places: number[][], id: number) => places.filter((ids) => ids.includes(id)).length;
const leaders = (places: number[][], id: number) => places.filter(([leader]) => leader === id).length;

test("leaders and replicas stay even, and no broker holds a partition twice", () => {
  const places = placePartitions([[1, 2]], 8, three) ?? [];
  assert.equal(places.length, 8);
  for (const ids of places) assert.equal(new Set(ids).size, 2);
  const all = [[1, 2], ...places];
  for (const { id } of three) {
    assert.equal(leaders(all, id), 3);
    assert.equal(count(all, id), 6);
  }
});

test("what is uneven before is made even first", () => {
  assert.deepEqual(placePartitions([[1], [1], [1]], 2, three), [[2], [3]]);
});

test("the replicas of a partition stand in different racks", () => {
  const racks = [broker(1, "a"), broker(2, "a"), broker(3, "b"), broker(4, "b")];
  for (const [first = 0, second = 0] of placePartitions([[1, 3]], 12, racks) ?? [])
    assert.notEqual(first <= 2, second <= 2, `${first}, ${second}`);
});

test("too few brokers place nothing, and the same input places the same", () => {
  assert.equal(placePartitions([[1, 2, 3]], 1, [broker(1), broker(2)]), null);
  assert.deepEqual(placePartitions([[1, 2, 3]], 5, three), placePartitions([[1, 2, 3]], 5, three));
});
