import assert from "node:assert/strict";
import { test } from "node:test";
import { limiter } from "./limiter.ts";
import { sharedRead } from "./shared-reads.ts";

test("a read is shared, kept, and read again after a failure or clear()", async () => {
  const reads = sharedRead<number>(60_000);
  let loads = 0;
  const load = async () => ++loads;
  assert.deepEqual(await Promise.all([reads.read("a", load), reads.read("a", load)]), [1, 1]);
  assert.equal(await reads.read("a", load), 1);
  reads.clear();
  assert.equal(await reads.read("a", load), 2);
  await assert.rejects(reads.read("b", async () => Promise.reject(new Error("down"))));
  assert.equal(await reads.read("b", load), 3);
});

test("the oldest answers go when there are too many", async () => {
  const reads = sharedRead<string>(60_000, 2);
  for (const key of ["a", "b", "c"]) await reads.read(key, async () => key);
  assert.equal(await reads.read("c", async () => "again"), "c");
  assert.equal(await reads.read("a", async () => "again"), "again");
});

test("no more than the limit run at once, and a failure frees its place", async () => {
  const limit = limiter(2);
  let running = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++running);
    await new Promise((next) => setImmediate(next));
    running -= 1;
  };
  const failing = limit(async () => {
    await work();
    throw new Error("one fails");
  });
  await Promise.all([assert.rejects(failing), ...Array.from({ length: 9 }, () => limit(work))]);
  assert.equal(most, 2);
});
