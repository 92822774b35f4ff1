import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { searchBody, type SearchEvent } from "#lib/contracts/record-search.ts";
import { createTestTopic, removeTestTopics, testCluster, testPrefix } from "#lib/kafka/test-cluster.ts";
import type { SchemaAnswer, SchemaLookup, SchemaRef } from "#lib/serde/schema-source.ts";
import type { RecordToWrite } from "./batch-writer.ts";
import { firstThatFits } from "./decoding.ts";
import { exportRequest } from "#lib/contracts/record-export.ts";
import { explainMatch } from "./explain-match.ts";
import { exportRecords } from "./export.ts";
import { endScanWorkers } from "./scan/pool.ts";
import { searchRecords } from "./search.ts";
import { keptForever, never, produceBatch } from "./test-search.ts";

const prefix = testPrefix("coded");
const topic = `${prefix}mixed`;
const count = 300;
const asked: SchemaRef[] = [];

const schema = {
  type: "AVRO" as const,
  text: `{"type":"record","name":"P","fields":[{"name":"id","type":"long"},{"name":"state","type":{"type":"enum","name":"S","symbols":["NEW","PAID"]}}]}`,
  references: [],
  id: 7,
  guid: null,
};

/** What a registry would say: id 7 is known, no other. */
const lookup: SchemaLookup = async (ref): Promise<SchemaAnswer> => {
  asked.push(ref);
  return "id" in ref && ref.id === 7 ? { schema, uses: [] } : { missing: "It is not in the registry." };
};

function long(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = value << 1n;
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return Buffer.from([...bytes, Number(rest)]);
}

/** Avro, JSON of the same shape, and an id that nobody knows, in one batch. */
function recordAt(n: number): RecordToWrite {
  const id = 9_007_199_254_740_993n + BigInt(n);
  const state = n % 10 === 0 ? "PAID" : "NEW";
  const value =
    n % 3 === 0
      ? Buffer.concat([Buffer.from([0, 0, 0, 0, 7]), long(id), Buffer.from([state === "PAID" ? 2 : 0])])
      : n % 3 === 1
        ? Buffer.from(`{"id":${id},"state":"${state}"}`)
        : Buffer.from([0, 0, 0, 0, 9, 1]);
  return { key: Buffer.from(`k${n}`), value, headers: [], timestamp: 1_700_000_000_000n + BigInt(n) };
}

before(async () => {
  testCluster();
  await createTestTopic(topic, { configs: keptForever });
  await produceBatch(
    topic,
    0,
    Array.from({ length: count }, (_, n) => recordAt(n)),
  );
});
after(async () => {
  await endScanWorkers();
  await removeTestTopics(prefix);
});

async function search(filter: object, direction = "forward", decoders: object = {}) {
  const body = searchBody.parse({ filter, direction, limit: 1_000, ...decoders });
  const found: Extract<SearchEvent, { type: "matches" }>["matches"] = [];
  for await (const event of searchRecords("test", topic, body, never, lookup)) {
    if (event.type === "matches") found.push(...event.matches);
    if (event.type === "end") {
      assert.equal(event.reason, "complete");
      assert.equal(event.coverage.records, count);
    }
  }
  return found.sort((a, b) => Number(a.record.offset) - Number(b.record.offset));
}

const offsets = (found: { record: { offset: string } }[]) => found.map(({ record }) => Number(record.offset));
const paid = Array.from({ length: count }, (_, n) => n).filter((n) => n % 10 === 0 && n % 3 !== 2);

test("fields, CEL and decoded text find Avro and JSON alike, though their bytes differ", async () => {
  const field = { fields: [{ path: "value.state", operator: "=", value: "PAID" }] };
  const found = await search(field);
  assert.deepEqual(offsets(found), paid);
  assert.deepEqual(offsets(await search(field, "newest-first")), paid);
  assert.deepEqual(offsets(await search({ expression: 'value.state == "PAID"' })), paid);
  const text = await search({ contains: { text: '"PAID"', on: "decoded" } });
  assert.deepEqual(offsets(text), paid);
  assert.equal(text[0]?.excerpt?.text, '"PAID"');
  const [first] = found;
  assert.ok(first !== undefined && "codec" in first.record.value);
  assert.equal(first.record.value.codec, "avro");
  assert.equal(first.record.value.text, '{"id":9007199254740993,"state":"PAID"}');
});

test("numbers beyond doubles are compared exactly", async () => {
  const exact = { fields: [{ path: "value.id", operator: "=", value: "9007199254740996" }] };
  assert.deepEqual(offsets(await search(exact)), [3]);
  assert.deepEqual(offsets(await search({ expression: "value.id == 9007199254740996" })), [3]);
});

test("stored bytes stay stored bytes, and each schema is asked for once a search", async () => {
  assert.deepEqual(
    offsets(await search({ contains: { text: "PAID" } })),
    paid.filter((n) => n % 3 === 1),
  );
  asked.length = 0;
  await search({ fields: [{ path: "value.state", operator: "exists", value: "" }] });
  assert.deepEqual(asked, [{ id: 7 }, { id: 9 }]);
});

test("an id that nobody knows is shown with the reason, and the search goes on", async () => {
  const [shown] = await search({ fields: [{ path: "key", operator: "=", value: "k2" }] });
  assert.ok(shown !== undefined && "codec" in shown.record.value);
  assert.deepEqual(
    [shown.record.value.codec, shown.record.value.note],
    ["bytes", "Not decoded: it is not in the registry."],
  );
});

test("why a record matches is told by its decoded field", async () => {
  const filter = {
    contains: null,
    fields: [{ path: "value.state", operator: "=" as const, value: "NEW" }],
    expression: null,
  };
  const told = await explainMatch(
    "test",
    topic,
    { partition: 0, offset: "0", filter, ...firstThatFits },
    never,
    lookup,
  );
  assert.equal(told.matches, false);
  assert.equal(told.clauses[0]?.why, '`value.state` is `"PAID"`.');
});

test("a chosen decoder holds for rows, decoded text and fields", async () => {
  const wanted = Buffer.from("k17").toString("hex");
  const filter = { fields: [{ path: "key", operator: "=", value: wanted }] };
  assert.deepEqual(offsets(await search(filter)), []);
  const [found, ...more] = await search(filter, "newest-first", { keyCodec: "bytes" });
  assert.deepEqual([found?.record.offset, more.length], ["17", 0]);
  assert.deepEqual(found?.record.key, { kind: "hex", codec: "bytes", text: wanted, bytes: 3, truncated: false });
  const text = { contains: { text: wanted, on: "decoded", in: ["key"] } };
  const begins = [17, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179];
  assert.deepEqual(offsets(await search(text, "forward", { keyCodec: "bytes" })), begins);
  // What the codec does not fit stays as it is stored, and the row says why.
  const json = { fields: [{ path: "value.state", operator: "=", value: "PAID" }] };
  const unfit = await search(json, "forward", { valueCodec: "uuid" });
  assert.deepEqual(
    offsets(unfit),
    paid.filter((n) => n % 3 === 1),
  );
  const [row] = unfit;
  assert.match(row !== undefined && "note" in row.record.value ? (row.record.value.note ?? "") : "", /Not decoded/);
});

test("an export looks through the codecs when asked, and keeps the stored bytes", async () => {
  const file = async (request: object) => {
    const chunks: Uint8Array[] = [];
    const asked = exportRequest.parse({ start: { at: "offset", offset: "297" }, ...request });
    for await (const chunk of exportRecords("test", topic, asked, never, lookup)) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  };
  const id = (n: number) => String(9_007_199_254_740_993n + BigInt(n));
  const columns = ["offset", "value.id", "value.state"];
  assert.equal(
    await file({ format: "csv", columns, decoded: true }),
    `offset,value.id,value.state\r\n297,${id(297)},NEW\r\n298,${id(298)},NEW\r\n299,,\r\n`,
  );
  assert.equal(
    await file({ format: "csv", columns }),
    `offset,value.id,value.state\r\n297,,\r\n298,${id(298)},NEW\r\n299,,\r\n`,
  );
  const lines = (await file({ format: "ndjson", decoded: true })).trimEnd().split("\n");
  const [avro, json, unknown] = lines;
  const key = (n: number) => `"decoded":{"key":{"codec":"text","value":"k${n}"},`;
  assert.match(avro ?? "", /"value":\{"base64":"AAAAAAf/);
  assert.ok(avro?.includes(`${key(297)}"value":{"codec":"avro","value":{"id":${id(297)},"state":"NEW"}}}}`), avro);
  assert.ok(json?.includes(`${key(298)}"value":{"codec":"json","value":{"id":${id(298)},"state":"NEW"}}}}`), json);
  assert.match(unknown ?? "", /"value":\{"codec":"bytes","value":null,"note":"Not decoded: [^"]+"\}\}\}$/);
  for (const line of lines) JSON.parse(line);
});
