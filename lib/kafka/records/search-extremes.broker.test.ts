import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { searchBody } from "#lib/contracts/record-search.ts";
import { tailBody } from "#lib/contracts/record-tail.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { createTestTopic, eventually, removeTestTopics, testCluster, testPrefix } from "#lib/kafka/test-cluster.ts";
import { apis } from "#lib/kafka/versions.ts";
import { listRecords } from "./list.ts";
import { endScanWorkers } from "./scan/pool.ts";
import { searchRecords } from "./search.ts";
import { tailRecords } from "./tail.ts";
import { keptForever, never, produceBatch, runSearch } from "./test-search.ts";

const prefix = testPrefix("extremes");

before(() => testCluster());
after(async () => {
  await endScanWorkers();
  await removeTestTopics(prefix);
});

const record = (value: Buffer) => ({ key: null, value, headers: [], timestamp: 1n });

test("records larger than a fetch are found among small ones, in both directions", async () => {
  const topic = `${prefix}large`;
  await createTestTopic(topic, { partitions: 3, configs: { ...keptForever, "max.message.bytes": "6000000" } });
  const small = Array.from({ length: 50 }, (_, n) => record(Buffer.from(`small ${n}`)));
  for (const partition of [0, 1, 2]) {
    await produceBatch(topic, partition, small);
    await produceBatch(topic, partition, [record(Buffer.alloc(5_000_000, `large ${partition} `))]);
    await produceBatch(topic, partition, small, 4);
  }
  for (const direction of ["forward", "newest-first"]) {
    const all = await runSearch(topic, { direction, limit: 1_000 });
    assert.deepEqual([all.end.reason, all.end.coverage.gaps], ["complete", []]);
    assert.equal(new Set(all.places).size, 3 * 101);
    const large = await runSearch(topic, { direction, filter: { contains: { text: "large 1 " } } });
    assert.deepEqual(large.places, ["1/50"]);
  }
});

test("a thousand partitions are searched, listed and followed", { timeout: 120_000 }, async () => {
  const topic = `${prefix}wide`;
  const partitions = 1_000;
  await createTestTopic(topic, { partitions, configs: keptForever, withinMs: 60_000 });
  for (let partition = 0; partition < partitions; partition += 1)
    await produceBatch(topic, partition, [record(Buffer.from(`in ${partition}`)), record(Buffer.from("more"))]);
  for (const direction of ["forward", "newest-first"]) {
    const { places, end } = await runSearch(topic, { direction, limit: 10_000 });
    assert.deepEqual([end.reason, places.length, new Set(places).size], ["complete", 2_000, 2_000]);
    assert.ok(end.coverage.partitions.every(({ state, from, to }) => state === "done" && from === "0" && to === "2"));
  }
  const list = await listRecords("test", topic, { from: "newest", limit: 500, isolation: "uncommitted" });
  assert.deepEqual([list.records.length, list.stoppedEarly], [500, null]);
  assert.ok(list.partitions.every(({ error, exhausted }) => error === null && exhausted));
  const body = tailBody.parse({ topics: [topic], rowsPerSecond: 2_000 });
  const rows = new Set<number>();
  let sent = false;
  for await (const event of tailRecords("test", body, AbortSignal.timeout(60_000))) {
    if (!sent)
      for (const partition of [0, 499, 999]) await produceBatch(topic, partition, [record(Buffer.from("new"))]);
    sent = true;
    if (event.type === "rows") for (const row of event.rows) rows.add(row.record.partition);
    if (rows.size === 3) break;
  }
  assert.deepEqual(
    [...rows].toSorted((a, b) => a - b),
    [0, 499, 999],
  );
});

/** 8,000 records of 2 kB: more than a few answers hold. */
async function filled(topic: string): Promise<void> {
  await createTestTopic(topic, { configs: keptForever });
  for (let batch = 0; batch < 20; batch += 1)
    await produceBatch(
      topic,
      0,
      Array.from({ length: 400 }, () => record(Buffer.alloc(2_000, "x"))),
    );
}

async function recreate(topic: string): Promise<void> {
  const context = { doing: "Deleting" };
  await kafkaClient("test").call(apis.deleteTopics, "any", [[{ name: topic }], 10_000], { context });
  await eventually(() =>
    createTestTopic(topic, { configs: keptForever }).then(
      () => true,
      () => false,
    ),
  );
  await produceBatch(topic, 0, [record(Buffer.from("of the new topic"))]);
}

test("a topic that is deleted and made again in mid-search is not read as if it were the same", async () => {
  const topic = `${prefix}again`;
  await filled(topic);
  let done = false;
  for await (const event of searchRecords(
    "test",
    topic,
    searchBody.parse({ direction: "forward", limit: 10_000 }),
    never,
  )) {
    if (event.type === "matches" && !done) {
      done = true;
      await recreate(topic);
    }
    if (event.type === "matches")
      assert.ok(event.matches.every(({ record: { value } }) => "text" in value && value.text.startsWith("xx")));
    if (event.type !== "end") continue;
    assert.equal(event.reason, "incomplete");
    assert.match(event.coverage.partitions[0]?.error ?? "", /deleted and created again/);
  }
  assert.ok(done);
});

test("a tail of a topic that is made again ends with that reason", async () => {
  const topic = `${prefix}tailed`;
  await createTestTopic(topic, { configs: keptForever });
  let done = false;
  const follow = async () => {
    for await (const event of tailRecords("test", tailBody.parse({ topics: [topic] }), AbortSignal.timeout(30_000))) {
      assert.equal(event.type, "status");
      if (!done) await recreate(topic);
      done = true;
    }
  };
  await assert.rejects(follow, { code: "upstream-failed", detail: /deleted and created again/ });
});

test("who does not read holds a search up instead of filling the memory", async () => {
  const topic = `${prefix}slow`;
  await filled(topic);
  const body = searchBody.parse({ direction: "forward", limit: 10_000 });
  let sent = 0;
  let pauses = 0;
  for await (const event of searchRecords("test", topic, body, never)) {
    if (event.type === "matches") sent += event.matches.length;
    // Time enough to read it all.
    if (pauses++ < 3) await delay(500);
    if (event.type !== "progress") continue;
    const read = event.coverage.records;
    assert.ok(read <= sent + 5 * 200, `${read} were read when ${sent} were taken`);
  }
  assert.equal(sent, 8_000);
});
