import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { exportRequest, type ExportRequest } from "#lib/contracts/record-export.ts";
import { createTestTopic, removeTestTopics, testCluster, testPrefix } from "#lib/kafka/test-cluster.ts";
import { exportRecords } from "./export.ts";
import { exportProgress, fetchExport, prepareExport, stopExport } from "./export-tickets.ts";
import { endScanWorkers } from "./scan/pool.ts";
import { dump, keptForever, never, produceBatch, seed } from "./test-search.ts";

const prefix = testPrefix("export");
const seeded = `${prefix}seeded`;

before(async () => {
  testCluster();
  await seed(seeded);
});
after(async () => {
  await endScanWorkers();
  await removeTestTopics(prefix);
});

async function file(topic: string, request: unknown): Promise<Buffer> {
  const parsed: ExportRequest = exportRequest.parse(request);
  const chunks: Uint8Array[] = [];
  for await (const chunk of exportRecords("test", topic, parsed, never)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const bytesOf = (value: string | null | { base64: string }) =>
  value === null ? null : typeof value === "string" ? Buffer.from(value) : Buffer.from(value.base64, "base64");

test("NDJSON holds every record once, bytes, nulls and headers exact", async () => {
  const all = await dump(seeded);
  const lines = (await file(seeded, { format: "ndjson" })).toString().trimEnd().split("\n");
  const found = lines.map((line) => {
    const { partition, offset, timestamp, key, value, headers } = JSON.parse(line);
    return { place: `${partition}/${offset}`, timestamp, key: bytesOf(key), value: bytesOf(value), headers };
  });
  const expected = all.map(({ partition, record }) => ({
    place: `${partition}/${record.offset}`,
    timestamp: String(record.timestamp),
    key: record.key,
    value: record.value,
    headers: record.headers(record.headerCount).map(({ key, value }) => [key, value?.toString() ?? null]),
  }));
  const byPlace = <T extends { place: string }>(list: T[]) => list.toSorted((a, b) => (a.place < b.place ? -1 : 1));
  assert.deepEqual(byPlace(found), byPlace(expected));
});

test("CSV quotes, guards formulas and tells null from empty; a filter applies", async () => {
  const topic = `${prefix}csv`;
  await createTestTopic(topic, { configs: keptForever });
  const record = (key: string | null, value: string) => ({
    key: key === null ? null : Buffer.from(key),
    value: Buffer.from(value),
    headers: [],
    timestamp: 5n,
  });
  await produceBatch(topic, 0, [
    record(null, '{"a":"=1+1","n":-5,"s":"x,\\"y\\""}'),
    record("", '{"a":"plain","n":9007199254740993}'),
    record("k", "no json"),
  ]);
  const csv = await file(topic, { format: "csv", columns: ["offset", "key", "value.a", "value.n", "value.s"] });
  assert.equal(
    csv.toString(),
    `offset,key,value.a,value.n,value.s\r\n0,,'=1+1,-5,"x,""y"""\r\n1,"",plain,9007199254740993,\r\n2,k,,,\r\n`,
  );
  const raw = await file(topic, { format: "raw", filter: { contains: { text: "plain" } } });
  assert.equal(raw.toString(), '{"a":"plain","n":9007199254740993}\n');
});

test("an empty range is an empty file, an unknown topic is refused", async () => {
  assert.equal((await file(seeded, { format: "ndjson", start: { at: "newest" } })).length, 0);
  await assert.rejects(file(`${prefix}none`, { format: "raw" }), { code: "not-found" });
});

test("a ticket is good for one download by the same person, and tells whether the file is whole", async () => {
  const place = { cluster: "test", topic: seeded };
  const request = exportRequest.parse({ format: "ndjson" });
  const prepare = async () => ({ ...place, ...(await prepareExport(place, request, "o", never)) });
  const lookup = () => Promise.resolve({ missing: "There is no registry." });
  const one = await prepare();
  assert.equal(one.name, `${seeded}.ndjson`);
  assert.deepEqual(exportProgress(one, "o"), { state: "waiting", bytes: 0, detail: null });
  assert.throws(() => fetchExport(one, "p", never, lookup), { code: "not-found" });
  assert.throws(() => fetchExport({ ...one, topic: "other" }, "o", never, lookup), { code: "not-found" });
  let bytes = 0;
  for await (const chunk of fetchExport(one, "o", never, lookup).chunks) bytes += chunk.length;
  assert.equal(bytes, (await file(seeded, { format: "ndjson" })).length);
  assert.deepEqual(exportProgress(one, "o"), { state: "complete", bytes, detail: null });
  assert.throws(() => fetchExport(one, "o", never, lookup), { code: "not-found" });

  // Stopped by the person: the download must fail, not end.
  const two = await prepare();
  const { chunks } = fetchExport(two, "o", never, lookup);
  await chunks.next();
  stopExport(two, "o");
  await assert.rejects(
    async () => {
      for await (const chunk of chunks) bytes += chunk.length;
    },
    { name: "AbortError" },
  );
  const { state, detail } = exportProgress(two, "o");
  assert.deepEqual([state, detail], ["stopped", null]);

  // Left by the browser.
  const three = await prepare();
  const left = fetchExport(three, "o", never, lookup).chunks;
  await left.next();
  await left.return();
  assert.equal(exportProgress(three, "o").state, "stopped");
  await assert.rejects(prepareExport(place, exportRequest.parse({ format: "csv", columns: ["value.["] }), "o", never), {
    code: "validation-failed",
  });
});
