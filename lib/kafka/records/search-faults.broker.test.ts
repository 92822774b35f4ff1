import assert from "node:assert/strict";
import { availableParallelism } from "node:os";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { Connection, deleteRecordsV2 } from "@platformatic/kafka";
import { searchBody } from "#lib/contracts/record-search.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { createTestTopic, removeTestTopics, testBootstrap, testCluster, testPrefix } from "#lib/kafka/test-cluster.ts";
import { apis } from "#lib/kafka/versions.ts";
import { endScanWorkers, leaseWorker } from "./scan/pool.ts";
import { searchRecords } from "./search.ts";
import { tailBody } from "#lib/contracts/record-tail.ts";
import { tailRecords } from "./tail.ts";
import { keptForever, never, produceBatch, runSearch, seed, type End, type Place } from "./test-search.ts";

const prefix = testPrefix("faults");
const seeded = `${prefix}seeded`;

before(async () => {
  testCluster();
  await seed(seeded);
});
after(async () => {
  await endScanWorkers();
  await removeTestTopics(prefix);
});

/** 8,000 records of 2 kB in 2 partitions: more than a few answers hold. */
async function large(name: string): Promise<string> {
  const topic = `${prefix}${name}`;
  await createTestTopic(topic, { partitions: 2, configs: keptForever });
  const value = Buffer.from("x".repeat(2_000));
  for (let batch = 0; batch < 20; batch += 1) {
    const records = Array.from({ length: 400 }, () => ({ key: null, value, headers: [], timestamp: 1n }));
    await produceBatch(topic, batch % 2, records);
  }
  return topic;
}

/** Takes the first hits, does `meanwhile`, and reads on: the search cannot run ahead of its reader. */
async function interrupted(topic: string, meanwhile: () => Promise<unknown>): Promise<{ places: Place[]; end: End }> {
  const places: Place[] = [];
  let done = false;
  for await (const event of searchRecords(
    "test",
    topic,
    searchBody.parse({ direction: "forward", limit: 10_000 }),
    never,
  )) {
    if (event.type === "matches")
      places.push(...event.matches.map(({ record }): Place => `${record.partition}/${record.offset}`));
    if (event.type === "matches" && !done) {
      done = true;
      await meanwhile();
    }
    if (event.type === "end") return { places, end: event };
  }
  throw new Error("No end");
}

test("a topic that is deleted in mid-search is named; what was read stays", async () => {
  const topic = await large("deleted");
  const context = { doing: "Deleting" };
  const { places, end } = await interrupted(topic, () =>
    kafkaClient("test").call(apis.deleteTopics, "any", [[{ name: topic }], 10_000], { context }),
  );
  assert.equal(end.reason, "incomplete");
  assert.match(end.coverage.partitions.find(({ state }) => state === "failed")?.error ?? "", /deleted/);
  assert.ok(places.length > 0 && places.length < 8_000, String(places.length));
  assert.equal(new Set(places).size, places.length);
});

test("retention that overtakes the search leaves a gap with its bounds", async () => {
  const topic = await large("cut");
  const { host, port } = testBootstrap();
  const connection = new Connection("test");
  await connection.connect(host, port);
  const { places, end } = await interrupted(topic, () =>
    deleteRecordsV2.api.async(
      connection,
      [
        {
          name: topic,
          partitions: [
            { partitionIndex: 0, offset: 3_500n },
            { partitionIndex: 1, offset: 3_500n },
          ],
        },
      ],
      10_000,
    ),
  );
  await connection.close();
  assert.equal(end.reason, "complete");
  const lost = end.coverage.gaps.reduce((sum, { from, to }) => sum + Number(BigInt(to) - BigInt(from)), 0);
  assert.ok(lost > 0, "no gap");
  assert.match(end.coverage.gaps[0]?.reason ?? "", /retention/i);
  assert.equal(places.length + lost, 8_000);
});

test("fifty searches at once: all end, those that wait are told", async () => {
  const all = await Promise.all(
    Array.from({ length: 50 }, () =>
      runSearch(seeded, { direction: "forward", filter: { contains: { text: "cust-69" } }, limit: 10_000 }),
    ),
  );
  assert.equal(new Set(all.map(({ places }) => places.length)).size, 1);
  assert.ok(all.some(({ events }) => events.some((event) => event.type === "queued" && event.ahead > 0)));
});

test("who leaves the queue keeps no worker that is given to it in that moment", async () => {
  const signal = new AbortController().signal;
  const places = Math.max(2, availableParallelism());
  const all = () => Promise.all(Array.from({ length: places }, () => leaseWorker(signal, () => undefined)));
  const held = await all();
  const caller = new AbortController();
  const events = searchRecords("test", seeded, searchBody.parse({}), caller.signal);
  assert.equal((await events.next()).value?.type, "queued");
  // The worker arrives while nobody pulls; then the caller goes away.
  for (const { release } of held) release(true);
  caller.abort();
  await events.return();
  const again = await Promise.race([all(), delay(5_000, "stuck" as const, { ref: false })]);
  assert.notEqual(again, "stuck");
  if (again !== "stuck") for (const { release } of again) release(true);
});

const runaway = { expression: "value.list.all(i, value.list.all(j, value.list.all(k, i + j + k >= 0)))" };

async function withRunaway(): Promise<string> {
  const topic = `${prefix}runaway`;
  await createTestTopic(topic, { configs: keptForever }).catch(() => undefined);
  const value = Buffer.from(JSON.stringify({ list: Array.from({ length: 500 }, (_, n) => n) }));
  await produceBatch(topic, 0, [{ key: null, value, headers: [], timestamp: 1n }]);
  return topic;
}

test("a filter that runs away is stopped with a reason and hurts no neighbour", async () => {
  const topic = await withRunaway();
  const [stopped, neighbour] = await Promise.all([
    runSearch(topic, { filter: runaway }),
    runSearch(seeded, { direction: "forward", filter: { contains: { text: "cust-1" } }, limit: 10_000 }),
  ]);
  assert.equal(stopped.end.reason, "stopped");
  assert.match(stopped.end.detail ?? "", /took more than 2 s/);
  assert.equal(neighbour.end.reason, "complete");
  // The place in the pool is free again.
  assert.equal((await runSearch(seeded, { filter: { contains: { text: "cust-1" } }, limit: 1 })).end.reason, "limit");
});

test("an abort ends a search, a runaway one too, and a tail within 200 ms", async () => {
  const topic = await withRunaway();
  const starts: ((signal: AbortSignal) => AsyncGenerator<unknown>)[] = [
    (signal) => searchRecords("test", topic, searchBody.parse({ filter: runaway }), signal),
    (signal) => searchRecords("test", seeded, searchBody.parse({ direction: "forward", limit: 10_000 }), signal),
    (signal) => tailRecords("test", tailBody.parse({ topics: [seeded] }), signal),
  ];
  for (const [index, start] of starts.entries()) {
    const abort = new AbortController();
    const events = start(abort.signal);
    // The second stands with hits nobody takes; the others are at work.
    const next = events.next();
    next.catch(() => undefined);
    if (index === 1) await next;
    else await new Promise((resolve) => setTimeout(resolve, 400));
    const aborted = performance.now();
    abort.abort();
    await events.return(undefined);
    assert.ok(performance.now() - aborted < 200, `${index}: ${performance.now() - aborted} ms`);
  }
});
