import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import fc from "fast-check";
import { Kafka, logLevel } from "kafkajs";
import type { OffsetRange } from "#lib/contracts/record-search.ts";
import {
  createTestTopic,
  eventually,
  removeTestTopics,
  testBootstrap,
  testCluster,
  testPrefix,
} from "#lib/kafka/test-cluster.ts";
import { endScanWorkers } from "./scan/pool.ts";
import type { StoredRecord } from "./scan/record-of.ts";
import { cities, dump, runSearch, seed, words, type Place } from "./test-search.ts";

const prefix = testPrefix("search");
const seeded = `${prefix}seeded`;

before(async () => {
  testCluster();
  await seed(seeded);
});
after(async () => {
  await endScanWorkers();
  await removeTestTopics(prefix);
});

/** Runs with a limit again and again, each time from where the last one ended. */
async function runResumed(topic: string, input: object, limit: number) {
  const places: Place[] = [];
  let records = 0;
  let resume: OffsetRange[] | undefined;
  for (;;) {
    const { places: found, end } = await runSearch(topic, {
      ...input,
      limit,
      ...(resume === undefined ? {} : { resume }),
    });
    places.push(...found);
    assert.equal(end.coverage.firstEvaluationError, null);
    assert.deepEqual(end.coverage.gaps, []);
    records += end.coverage.records;
    if (end.reason === "complete") return { places, records };
    assert.equal(end.reason, "limit");
    resume = end.remaining;
  }
}

type Query = { filter: object; expect: (record: StoredRecord) => boolean };

const json = (record: StoredRecord): { city?: string; amount?: number; nested?: { list: number[] } } | null => {
  const text = record.value?.toString() ?? "";
  return text.startsWith("{") ? JSON.parse(text) : null;
};
const parts = (record: StoredRecord): Buffer[] => [
  ...(record.key === null ? [] : [record.key]),
  ...(record.value === null ? [] : [record.value]),
  ...record.headers(record.headerCount).flatMap(({ key, value }) => [Buffer.from(key), value ?? Buffer.alloc(0)]),
];
const text = fc.oneof(
  fc.nat(19_999).map((n) => `cust-${n % 800}`),
  fc.constantFrom(...cities, ...words, "trace", "t25", '"amount":12.5', "nothing like it", "é", "ów"),
  fc.nat(19_999).map((n) => String(9_007_199_254_740_993n + BigInt(n))),
);
const query: fc.Arbitrary<Query> = fc.oneof(
  text.map((wanted) => ({
    filter: { contains: { text: wanted } },
    expect: (record: StoredRecord) => parts(record).some((part) => part.includes(wanted)),
  })),
  text.map((wanted) => ({
    filter: { contains: { text: wanted.toUpperCase(), caseSensitive: false } },
    expect: (record: StoredRecord) =>
      parts(record).some((part) => part.toString().toLowerCase().includes(wanted.toLowerCase())),
  })),
  fc.constantFrom("cust-[0-9]{2}", "^\\{.*Ghent.*ring", "t[1-3]5$").map((source) => ({
    filter: { contains: { text: source, as: "regex", in: ["key", "value"] } },
    expect: (record: StoredRecord) =>
      [record.key, record.value].some((part) => part !== null && new RegExp(source).test(part.toString())),
  })),
  fc.nat(255).map((byte) => ({
    filter: { contains: { text: `00${byte.toString(16).padStart(2, "0")}ff`, as: "hex", in: ["value"] } },
    expect: (record: StoredRecord) => record.value?.includes(Buffer.from([0, byte, 255])) === true,
  })),
  fc.nat(250).map((amount) => ({
    filter: { fields: [{ path: "value.amount", operator: ">=", value: `${amount}.0` }] },
    expect: (record: StoredRecord) => (json(record)?.amount ?? -1) >= amount,
  })),
  fc.constantFrom(...cities).map((city) => ({
    filter: {
      fields: [
        { path: "value.city", operator: "=", value: city },
        { path: "value.nested.list[0]", operator: "!=", value: "2" },
      ],
    },
    expect: (record: StoredRecord) => json(record)?.city === city && json(record)?.nested?.list[0] !== 2,
  })),
  fc.tuple(fc.constantFrom(...cities), fc.nat(249)).map(([city, amount]) => ({
    filter: { expression: `value.city == "${city}" && value.amount > ${amount}.5` },
    expect: (record: StoredRecord) => json(record)?.city === city && (json(record)?.amount ?? 0) > amount + 0.5,
  })),
  fc.nat(19_999).map((n) => ({
    filter: { expression: `value.id == ${9_007_199_254_740_993n + BigInt(n)}` },
    expect: (record: StoredRecord) => record.value?.includes(`"id":${9_007_199_254_740_993n + BigInt(n)},`) === true,
  })),
);

test("hits equal a full dump and its own grep for 200 generated queries, in both directions, resumed at any limit", async () => {
  const all = await dump(seeded);
  assert.equal(all.length, 20_000);
  const queries = fc.sample(
    fc.tuple(query, fc.constantFrom("forward", "newest-first"), fc.integer({ min: 2_000, max: 10_000 })),
    {
      numRuns: 200,
      seed: 7,
    },
  );
  for (const [{ filter, expect }, direction, limit] of queries) {
    const expected = all
      .filter(({ record }) => expect(record))
      .map(({ partition, record }): Place => `${partition}/${record.offset}`);
    const { places, records } = await runResumed(seeded, { filter, direction }, limit);
    assert.deepEqual(places.toSorted(), expected.toSorted(), `${JSON.stringify(filter)} ${direction} by ${limit}`);
    // Newest first reads a little ahead to merge by time, and so again after a limit.
    if (direction === "forward" || expected.length < limit) assert.equal(records, 20_000, JSON.stringify(filter));
    else assert.ok(records >= 20_000);
  }
});

test("the coverage is the offsets that were asked for, whatever the bounds", async () => {
  const all = await dump(seeded);
  const filter = { contains: { text: "cust-1" } };
  for (const [start, end, direction] of [
    [{ at: "offset", offset: "1000" }, { at: "offset", offset: "1777" }, "forward"],
    [{ at: "time", timestamp: "1700000004000" }, { at: "time", timestamp: "1700000012345" }, "newest-first"],
    [{ at: "offset", offset: "4000" }, { at: "newest" }, "newest-first"],
    [{ at: "newest" }, { at: "newest" }, "forward"],
    [
      { at: "offsets", offsets: [{ partition: 1, offset: "1500" }] },
      { at: "offsets", offsets: [{ partition: 3, offset: "900" }] },
      "newest-first",
    ],
  ] as const) {
    const { places, end: ended } = await runSearch(seeded, {
      start,
      end,
      direction,
      filter,
      partitions: [1, 3],
      limit: 10_000,
    });
    const ranges = new Map(ended.coverage.partitions.map((part) => [part.partition, part]));
    assert.deepEqual([...ranges.keys()], [1, 3]);
    const inside = all.filter(({ partition, record }) => {
      const range = ranges.get(partition);
      return range !== undefined && record.offset >= BigInt(range.from) && record.offset < BigInt(range.to);
    });
    assert.equal(ended.coverage.records, inside.length);
    assert.equal(ended.reason, "complete");
    const expected = inside.filter(({ record }) => parts(record).some((part) => part.includes("cust-1")));
    assert.deepEqual(
      places.toSorted(),
      expected.map(({ partition, record }): Place => `${partition}/${record.offset}`).toSorted(),
    );
    for (const range of ranges.values()) assert.equal(range.next, direction === "forward" ? range.to : range.from);
    if (start.at === "offsets")
      assert.deepEqual([ranges.get(1)?.from, ranges.get(3)?.from, ranges.get(3)?.to], ["1500", "0", "900"]);
  }
  const unknown = { at: "offsets", offsets: [{ partition: 9, offset: "1" }] };
  await assert.rejects(runSearch(seeded, { end: unknown }), { code: "validation-failed", detail: /no partition 9/ });
});

test("newest first is truly newest: by time over all partitions, the limit's worth and not more", async () => {
  const all = await dump(seeded);
  const newest = all.toSorted((a, b) => Number(b.record.timestamp - a.record.timestamp)).slice(0, 300);
  const { places, end } = await runSearch(seeded, { limit: 300 });
  assert.deepEqual(
    places,
    newest.map(({ partition, record }): Place => `${partition}/${record.offset}`),
  );
  assert.ok(end.coverage.records < 5_000, `${end.coverage.records} records were read for 300`);
});

test("a budget ends the search and leaves the exact rest", async () => {
  const { end } = await runSearch(seeded, {
    direction: "forward",
    budget: { records: 5_000 },
    filter: { contains: { text: "no such text" } },
  });
  assert.equal(end.reason, "budget");
  const rest = await runSearch(seeded, {
    direction: "forward",
    resume: end.remaining,
    filter: { contains: { text: "no such text" } },
  });
  assert.equal(end.coverage.records + rest.end.coverage.records, 20_000);
  assert.ok(end.coverage.records >= 5_000 && end.coverage.records < 20_000);
});

test("read_committed equals librdkafka over aborted, interleaved and open transactions", async (context) => {
  const topic = `${prefix}tx`;
  await createTestTopic(topic, { partitions: 2 });
  const { host, port } = testBootstrap();
  const kafka = new Kafka({ brokers: [`${host}:${port}`], logLevel: logLevel.NOTHING });
  const producers = await Promise.all(
    [0, 1, 2].map(async (index) => {
      const producer = kafka.producer({
        transactionalId: `${prefix}${index}`,
        idempotent: true,
        maxInFlightRequests: 1,
      });
      await producer.connect();
      return producer;
    }),
  );
  const plain = kafka.producer();
  await plain.connect();
  // Also after a failure: a connected producer keeps the whole run from ending.
  context.after(() => Promise.all([...producers, plain].map((producer) => producer.disconnect())));
  for (let round = 0; round < 8; round += 1) {
    const transactions = await Promise.all(producers.map((producer) => producer.transaction()));
    for (let step = 0; step < 3; step += 1) {
      for (const [index, transaction] of transactions.entries())
        await transaction.send({ topic, messages: [{ partition: step % 2, value: `r${round} p${index} s${step}` }] });
      await plain.send({ topic, messages: [{ partition: step % 2, value: `plain ${round} ${step}` }] });
    }
    for (const [index, transaction] of transactions.entries())
      await ((round + index) % 3 === 0 ? transaction.commit() : transaction.abort());
  }
  // A transaction is over before its markers are written; those that come later would count as held back.
  await eventually(async () => {
    const { end } = await runSearch(topic, { isolation: "committed" });
    return end.coverage.partitions.every(({ heldBack }) => heldBack === "0");
  });
  const [first] = producers;
  assert.ok(first !== undefined);
  const open = await first.transaction();
  await open.send({ topic, messages: [{ partition: 0, value: "open" }] });
  await plain.send({ topic, messages: [{ partition: 0, value: "behind" }] });
  for (const direction of ["forward", "newest-first"]) {
    const committed = await runSearch(topic, { direction, isolation: "committed", limit: 10_000 });
    if (existsSync("/usr/bin/kcat")) {
      const args = [
        "-C",
        "-b",
        `${host}:${port}`,
        "-t",
        topic,
        "-X",
        "isolation.level=read_committed",
        "-e",
        "-q",
        "-f",
        "%p/%o\n",
      ];
      const { stdout } = await promisify(execFile)("kcat", args);
      assert.deepEqual(committed.places.toSorted(), stdout.trim().split("\n").toSorted());
    }
    assert.equal(committed.end.coverage.partitions.find(({ partition }) => partition === 0)?.heldBack, "2");
    const uncommitted = await runSearch(topic, { direction, limit: 10_000 });
    assert.equal(uncommitted.places.length, 8 * 3 * 4 + 2);
    assert.ok(committed.places.length < uncommitted.places.length);
  }
  await open.abort();
});
