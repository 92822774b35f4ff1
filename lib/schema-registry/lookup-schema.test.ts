import assert from "node:assert/strict";
import { test } from "node:test";
import { lookupSchema } from "./lookup-schema.ts";
import { listen, useRegistry } from "./test-registry.ts";

// Not a registry: it answers as Confluent's documentation says, also what Apicurio lacks (GUIDs), and counts.
const guid = "8a8ba3ff-6f9e-4f47-a8f3-5b5a1d2ed2f6";
const money = { schema: '{"type":"fixed","name":"Money","size":8}' };
const answers: Record<string, unknown> = {
  "/schemas/ids/1": { schema: '"long"' },
  "/schemas/ids/1/versions": [{ subject: "a-value", version: 2 }],
  "/schemas/ids/2": { schema: '"Order"', references: [{ name: "Order", subject: "order", version: 1 }] },
  "/subjects/order/versions/1": {
    ...{ subject: "order", version: 1, id: 5, schema: '{"order":1}' },
    references: [{ name: "Money", subject: "money", version: 3 }],
  },
  "/subjects/money/versions/3": { subject: "money", version: 3, id: 6, ...money },
  [`/schemas/guids/${guid}`]: { schema: 'syntax = "proto3";', schemaType: "PROTOBUF", guid },
};

async function stub() {
  const asked: string[] = [];
  const server = await listen((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const answer = answers[path];
    response.writeHead(answer === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? { error_code: 40403, message: "Schema not found" }));
  });
  useRegistry(server.url);
  return { asked, server };
}

test("a schema with its subjects is read once, by everybody together", async () => {
  const { asked, server } = await stub();
  const [first, second] = await Promise.all([lookupSchema("test", { id: 1 }), lookupSchema("test", { id: 1 })]);
  assert.deepEqual(first, second);
  assert.deepEqual(first, {
    schema: { type: "AVRO", text: '"long"', references: [], id: 1, guid: null },
    uses: [{ subject: "a-value", version: 2 }],
  });
  await lookupSchema("test", { id: 1 });
  assert.deepEqual(asked.sort(), ["/schemas/ids/1", "/schemas/ids/1/versions"]);
  await server.stop();
});

test("references come along, each after those it needs itself; a GUID leads to its schema too", async () => {
  const { server } = await stub();
  const found = await lookupSchema("test", { id: 2 });
  assert.ok("schema" in found);
  assert.deepEqual(
    found.schema.references.map(({ name }) => name),
    ["Money", "Order"],
  );
  assert.deepEqual(found.uses, []);
  const byGuid = await lookupSchema("test", { guid });
  assert.ok("schema" in byGuid);
  assert.deepEqual([byGuid.schema.type, byGuid.schema.guid], ["PROTOBUF", guid]);
  await server.stop();
});

test("an unknown id and a registry that is down are told in words, and are not asked for again and again", async () => {
  const { asked, server } = await stub();
  const unknown = await lookupSchema("test", { id: 1184 });
  assert.ok("missing" in unknown);
  assert.match(unknown.missing, /^Schema id 1184 is not in the registry\. /);
  const before = asked.length;
  await lookupSchema("test", { id: 1184 });
  assert.equal(asked.length, before);
  const kept = await lookupSchema("test", { id: 1 });
  assert.ok("schema" in kept);
  await server.stop();
  const down = await lookupSchema("test", { id: 3 });
  assert.ok("missing" in down);
  assert.match(
    down.missing,
    /^Schema id 3 cannot be looked up\. The schema registry does not answer at 127\.0\.0\.1:\d+/,
  );
  const other = await lookupSchema("test", { id: 4 });
  assert.ok("missing" in other);
  assert.match(other.missing, /^Schema id 4 cannot be looked up\. .* does not answer/);
  assert.deepEqual(await lookupSchema("test", { id: 1 }), kept);
});

test("an abort ends the wait, and only that rejects", async () => {
  const server = await listen(() => undefined);
  useRegistry(server.url);
  const abort = new AbortController();
  const waiting = lookupSchema("test", { id: 1 }, abort.signal);
  abort.abort(new Error("left"));
  await assert.rejects(waiting, /left/);
  await server.stop();
});
