import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { backgroundSearchBody } from "#lib/contracts/background-search.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { dump, keptForever, never, produceBatch, seed, seededPartitions } from "#lib/kafka/records/test-search.ts";
import { endScanWorkers } from "#lib/kafka/records/scan/pool.ts";
import { createTestTopic, eventually, removeTestTopics, testCluster, testPrefix } from "#lib/kafka/test-cluster.ts";
import { apis } from "#lib/kafka/versions.ts";
import { readHits, readResults } from "#lib/store/search-results.ts";
import { store } from "#lib/store/store.ts";
import { testConsole } from "../../scripts/testing/console.ts";
import {
  deleteBackgroundSearch,
  describeBackgroundSearch,
  listBackgroundSearches,
  resumeBackgroundSearch,
  startBackgroundSearch,
} from "./background-searches.ts";
import { readJob } from "./rows.ts";
import { cancelJob, startJobs, stopJobs } from "./runner.ts";

const prefix = testPrefix("background");
const seeded = `${prefix}seeded`;
const own = { user: "o", others: false };
let testing: ReturnType<typeof testConsole>;

before(async () => {
  testCluster();
  await seed(seeded);
});
beforeEach(() => (testing = testConsole()));
afterEach(async () => {
  await stopJobs();
  testing[Symbol.dispose]();
});
after(async () => {
  await endScanWorkers();
  await removeTestTopics(prefix);
});

async function start(topic: string, body: unknown): Promise<string> {
  return (await startBackgroundSearch("test", topic, backgroundSearchBody.parse(body), "o", never)).id;
}
const reaches = (id: string, state: string) => eventually(async () => readJob(id)?.state === state, 60_000);
const describe = (id: string) => describeBackgroundSearch("test", id, own, never);

function places(id: string): string[] {
  const kept: string[] = [];
  for (let from = 0; ; from += 500) {
    const { matches } = readHits(id, { start: from, limit: 500, sort: "found", descending: false });
    kept.push(...matches.map(({ record }) => `${record.partition}/${record.offset}`));
    if (matches.length === 0) return kept;
  }
}

async function everyPlace(topic: string): Promise<string[]> {
  return (await dump(topic)).map(({ partition, record }) => `${partition}/${record.offset}`);
}

for (const direction of ["newest-first", "forward"] as const) {
  test(`kill -9 in the middle of a search loses and doubles nothing, ${direction}`, async (t) => {
    const console = () =>
      spawn(
        process.execPath,
        [join(import.meta.dirname, "../../scripts/testing/job-console.ts"), testing.dataDir, "kafka"],
        { stdio: "inherit" },
      );
    const id = await start(seeded, { limit: 100_000, direction });
    const first = console();
    t.after(() => first.kill("SIGKILL"));
    await eventually(async () => (readResults(id)?.found ?? 0) > 0, 60_000);
    first.kill("SIGKILL");
    await eventually(async () => first.signalCode !== null);
    const left = readResults(id);
    const kept = places(id);
    assert.equal(kept.length, left?.found);
    store().exec("UPDATE job SET lease_until = 1");
    startJobs();
    await reaches(id, "succeeded");
    const all = await everyPlace(seeded);
    const found = places(id);
    assert.equal(found.length, new Set(found).size, "doubled");
    assert.deepEqual(found.toSorted(), all.toSorted());
    const { coverage, end, resumed } = await describe(id);
    assert.equal(end?.reason, "complete");
    assert.equal(coverage?.matches, all.length);
    assert.equal(coverage.records, all.length);
    assert.equal(coverage.partitions.length, seededPartitions);
    if (left?.end === null) assert.equal(resumed, 1);
  });
}

test("ends at its limit in words, and goes on for as many more when resumed", async () => {
  startJobs();
  const id = await start(seeded, { limit: 150, filter: { contains: { text: "Ghent" } } });
  await reaches(id, "succeeded");
  const first = await describe(id);
  assert.deepEqual([first.found, first.end?.reason, first.full], [150, "limit", false]);
  assert.match(readJob(id)?.result ?? "", /^150 found, .* read: enough found/);
  assert.equal(
    first.places.reduce((sum, { count }) => sum + count, 0),
    150,
  );
  resumeBackgroundSearch("test", id, own);
  await reaches(id, "succeeded");
  const kept = places(id);
  assert.equal(new Set(kept).size, 300);
  // Newest first over both legs.
  const { matches } = readHits(id, { start: 0, limit: 300, sort: "found", descending: false });
  const times = matches.map(({ record }) => Number(record.timestamp));
  assert.deepEqual(
    times,
    times.toSorted((a, b) => b - a),
  );
});

test("only its owner, or who administers jobs, stops, resumes and deletes it", async () => {
  const id = await start(seeded, {});
  const other = { user: "p", others: false };
  assert.throws(() => cancelJob(id, other), { code: "forbidden" });
  assert.throws(() => resumeBackgroundSearch("test", id, other), { code: "forbidden" });
  assert.throws(() => deleteBackgroundSearch("test", id, other), { code: "forbidden" });
  assert.equal(listBackgroundSearches("test", seeded, other).searches[0]?.mayChange, false);
  assert.equal(cancelJob(id, own).state, "cancelled");
  deleteBackgroundSearch("test", id, { user: "p", others: true });
  await assert.rejects(describe(id), { code: "not-found" });
  assert.equal(readResults(id), null);
});

test("a stopped search keeps what it found, and goes on from there", async () => {
  startJobs();
  const id = await start(seeded, { limit: 100_000 });
  await eventually(async () => (readResults(id)?.found ?? 0) > 0, 60_000);
  cancelJob(id, own);
  await eventually(async () => readJob(id)?.endedAt !== null, 60_000);
  if (readJob(id)?.state === "cancelled") {
    const { found, coverage, end } = await describe(id);
    assert.equal(end, null);
    assert.equal(coverage?.matches, found);
    resumeBackgroundSearch("test", id, own);
    await reaches(id, "succeeded");
  }
  const kept = places(id);
  assert.equal(new Set(kept).size, kept.length);
  assert.deepEqual(kept.toSorted(), (await everyPlace(seeded)).toSorted());
});

test("results are deleted when their time is over, also at the next start", async () => {
  startJobs();
  const id = await start(seeded, { limit: 1 });
  await reaches(id, "succeeded");
  const { endedAt, expiresAt } = await describe(id);
  assert.equal(Date.parse(expiresAt ?? "") - Date.parse(endedAt ?? ""), 24 * 3_600_000);
  await stopJobs();
  store().exec("UPDATE job SET ended_at = '2026-01-01T00:00:00.000Z'");
  assert.notEqual(readResults(id), null);
  startJobs();
  assert.equal(readResults(id), null);
  assert.equal(readJob(id), null);
});

test("a topic that was deleted and created again is not searched on, and that is said", async () => {
  const topic = `${prefix}recreated`;
  const record = { key: null, value: Buffer.from("v"), headers: [], timestamp: 5n };
  const create = async () => {
    await createTestTopic(topic, { configs: keptForever });
    await produceBatch(topic, 0, [record, record, record]);
  };
  await create();
  startJobs();
  const id = await start(topic, { limit: 1, direction: "forward" });
  await reaches(id, "succeeded");
  assert.equal((await describe(id)).topicNow, "same");
  const client = kafkaClient("test");
  const context = { doing: "Deleting a test topic" };
  await client.callPartial(apis.deleteTopics, "any", [[{ name: topic }], 10_000], { context });
  client.shared.clear();
  await eventually(async () => (await describe(id)).topicNow === "deleted");
  await create();
  assert.equal((await describe(id)).topicNow, "recreated");
  resumeBackgroundSearch("test", id, own);
  await reaches(id, "failed");
  const { found, end, error, coverage } = await describe(id);
  assert.equal(found, 1);
  assert.match(error ?? "", /deleted and created again/);
  assert.equal(end?.reason, "incomplete");
  assert.equal(coverage?.partitions[0]?.state, "failed");
});

test("a filter that cannot run and a topic that is not there are refused at once", async () => {
  await assert.rejects(start(seeded, { filter: { expression: "value.(" } }), { code: "validation-failed" });
  await assert.rejects(start(`${prefix}none`, {}), { code: "not-found" });
});
