import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { searchBody } from "#lib/contracts/record-search.ts";
import { tailBody } from "#lib/contracts/record-tail.ts";
import { kafkaClient } from "#lib/kafka/client.ts";
import { createTestTopic, removeTestTopics, testCluster, testPrefix } from "#lib/kafka/test-cluster.ts";
import { apis } from "#lib/kafka/versions.ts";
import { firstThatFits } from "./decoding.ts";
import { explainMatch } from "./explain-match.ts";
import { previewSearch } from "./preview-search.ts";
import { endScanWorkers } from "./scan/pool.ts";
import { tailRecords } from "./tail.ts";
import { keptForever, never, produceBatch, runSearch, seed } from "./test-search.ts";

const prefix = testPrefix("tail");
const seeded = `${prefix}seeded`;

before(async () => {
  testCluster();
  await seed(seeded);
});
after(async () => {
  await endScanWorkers();
  await removeTestTopics(prefix);
});

test("a tail shows what is appended, filtered, counts what it leaves out, and goes on from its positions", async () => {
  const topic = `${prefix}tail`;
  await createTestTopic(topic, { partitions: 2, configs: keptForever });
  const abort = new AbortController();
  const query = tailBody.parse({ topics: [topic], rowsPerSecond: 5, filter: { contains: { text: "yes" } } });
  const append = (partition: number, texts: string[]) =>
    produceBatch(
      topic,
      partition,
      texts.map((value) => ({ key: null, value: Buffer.from(value), headers: [], timestamp: 1n })),
    );
  let rows: string[] = [];
  let started = false;
  let positions: { topic: string; partition: number; offset: string }[] = [];
  for await (const event of tailRecords("test", query, abort.signal)) {
    if (event.type === "rows")
      rows.push(...event.rows.map(({ record }) => ("text" in record.value ? record.value.text : "")));
    if (event.type !== "status") continue;
    if (!started) {
      started = true;
      await append(0, ["yes 1", "no", "yes 2"]);
      await append(
        1,
        Array.from({ length: 100 }, (_, n) => `yes ${n + 3}`),
      );
    }
    positions = event.status.positions;
    if (event.status.matched < 102) continue;
    assert.equal(event.status.records, 103);
    assert.equal(event.status.sent, rows.length);
    assert.ok(rows.length < 102 && rows.length >= 2);
    break;
  }
  rows = [];
  await append(0, ["yes, later"]);
  const again = { ...query, rowsPerSecond: 100, from: positions };
  for await (const event of tailRecords("test", again, abort.signal)) {
    if (event.type === "rows")
      rows.push(...event.rows.map(({ record }) => ("text" in record.value ? record.value.text : "")));
    if (rows.length > 0) break;
  }
  assert.deepEqual(rows, ["yes, later"]);
});

test("several topics are followed in one stream: each has its share of rows, and one that is gone is named", async () => {
  const [loud, quiet, doomed] = ["loud", "quiet", "doomed"].map((name) => `${prefix}${name}`);
  assert.ok(loud !== undefined && quiet !== undefined && doomed !== undefined);
  const none = `${prefix}none`;
  for (const topic of [loud, quiet, doomed]) await createTestTopic(topic, { configs: keptForever });
  const append = (topic: string, count: number) =>
    produceBatch(
      topic,
      0,
      Array.from({ length: count }, (_, n) => ({
        ...{ key: null, value: Buffer.from(`${topic} ${n}`), headers: [], timestamp: 1n },
      })),
    );
  const body = tailBody.parse({ topics: [loud, none, quiet, doomed, loud], rowsPerSecond: 30 });
  const rows = new Map<string, number>();
  let began = false;
  for await (const event of tailRecords("test", body, AbortSignal.timeout(30_000))) {
    if (event.type === "rows") {
      for (const { topic, record } of event.rows) {
        assert.match("text" in record.value ? record.value.text : "", new RegExp(`^${topic} `));
        rows.set(topic, (rows.get(topic) ?? 0) + 1);
      }
      continue;
    }
    const { failing, leftOut, matched, sent } = event.status;
    assert.deepEqual(
      failing.flatMap((one) => (one.topic === none ? [one.partition, one.waiting] : [])),
      [null, false],
    );
    if (!began) {
      began = true;
      await append(loud, 500);
      await append(quiet, 8);
      const context = { doing: "Deleting a test topic" };
      await kafkaClient("test").call(apis.deleteTopics, "any", [[{ name: doomed }], 10_000], { context });
    }
    const gone = failing.find(({ topic, waiting }) => topic === doomed && !waiting);
    if (gone === undefined || matched < 508) continue;
    assert.equal(gone.error, "The topic was deleted during the read");
    assert.deepEqual(leftOut, [{ topic: loud, count: matched - sent }]);
    assert.ok((rows.get(loud) ?? 0) < 500);
    break;
  }
  assert.equal(rows.get(quiet), 8);

  await assert.rejects(tailRecords("test", tailBody.parse({ topics: [none] }), never).next(), { code: "not-found" });
});

test("a preview counts the offsets and estimates bytes", async () => {
  const range = searchBody.parse({ start: { at: "offset", offset: "100" }, partitions: [0, 2] });
  const preview = await previewSearch("test", seeded, range, never);
  const expected = preview.partitions.reduce((sum, { from, to }) => sum + Number(to) - Number(from), 0);
  assert.equal(preview.records, String(expected));
  assert.ok(expected > 5_000 && Number(preview.bytes) > expected * 10);
});

test("why a record matches or does not, clause by clause", async () => {
  const filter = searchBody.parse({
    filter: {
      contains: { text: "cust" },
      fields: [{ path: "value.city", operator: "=", value: "none" }],
      expression: "value.amount >= 0.0",
    },
  }).filter;
  const { matches, clauses } = await explainMatch(
    "test",
    seeded,
    { partition: 0, offset: "1", filter, ...firstThatFits },
    never,
  );
  assert.equal(matches, false);
  assert.deepEqual(
    clauses.map((clause) => [clause.clause, clause.matches]),
    [
      ["contains", true],
      ["field", false],
      ["expression", true],
    ],
  );
  assert.match(clauses[1]?.why ?? "", /`value\.city` is `"/);
  const beyond = await explainMatch(
    "test",
    seeded,
    { partition: 0, offset: "999999", filter, ...firstThatFits },
    never,
  );
  assert.deepEqual([beyond.matches, /beyond the end/.test(beyond.absence ?? "")], [null, true]);
});

test("a filter with a fault and a topic that is not there are refused in words", async () => {
  await assert.rejects(runSearch(seeded, { filter: { expression: "value." } }), {
    code: "validation-failed",
    detail: /cannot run/,
  });
  await assert.rejects(runSearch(`${prefix}none`, {}), { code: "not-found" });
  await assert.rejects(runSearch(seeded, { partitions: [9] }), { code: "validation-failed" });
  await assert.rejects(runSearch(seeded, { start: { at: "group", group: `${prefix}nobody` } }), { code: "not-found" });
});
