import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { searchBody } from "#lib/contracts/record-search.ts";
import { createTestTopic, removeTestTopics, testCluster, testPrefix } from "#lib/kafka/test-cluster.ts";
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
  const query = {
    also: [],
    isolation: "uncommitted" as const,
    rowsPerSecond: 5,
    ...firstThatFits,
    filter: searchBody.parse({ filter: { contains: { text: "yes" } } }).filter,
  };
  const append = (partition: number, texts: string[]) =>
    produceBatch(
      topic,
      partition,
      texts.map((value) => ({ key: null, value: Buffer.from(value), headers: [], timestamp: 1n })),
    );
  let rows: string[] = [];
  let started = false;
  let positions: { topic: string; partition: number; offset: string }[] = [];
  for await (const event of tailRecords("test", topic, query, abort.signal)) {
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
  for await (const event of tailRecords("test", topic, again, abort.signal)) {
    if (event.type === "rows")
      rows.push(...event.rows.map(({ record }) => ("text" in record.value ? record.value.text : "")));
    if (rows.length > 0) break;
  }
  assert.deepEqual(rows, ["yes, later"]);
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
