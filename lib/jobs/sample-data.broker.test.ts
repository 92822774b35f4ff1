import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { closeKafkaClients, kafkaClient } from "#lib/kafka/client.ts";
import { getRecord } from "#lib/kafka/records/get.ts";
import { listRecords } from "#lib/kafka/records/list.ts";
import { eventually, testCluster } from "#lib/kafka/test-cluster.ts";
import { planDeleteTopic } from "#lib/kafka/topics/delete.ts";
import { listTopics } from "#lib/kafka/topics/list.ts";
import { apis } from "#lib/kafka/versions.ts";
import { sampleData } from "./sample-data.ts";

const topics = ["orders", "customers", "clicks", "payments"];

// Topics of the same names that somebody else made stay.
let ours = false;

after(async () => {
  if (!ours) return closeKafkaClients();
  const context = { doing: "Removing the sample data" };
  const doomed = topics.map((name) => ({ name }));
  await kafkaClient("test").callPartial(apis.deleteTopics, "any", [doomed, 10_000], { context });
  closeKafkaClients();
});

test("fills the topics, lags the group, trickles until stopped, and goes on from its checkpoint", async () => {
  // Not a registry: just enough to register one schema, as Confluent's documentation says.
  const registry = createServer((_request, response) => response.end('{"id":258}'));
  await new Promise<void>((resolve) => registry.listen(0, "127.0.0.1", resolve));
  const address = registry.address();
  assert(typeof address === "object" && address !== null);
  const schemaRegistry = { name: "stub", url: `http://127.0.0.1:${address.port}`, auth: null, tls: null };
  testCluster({ schemaRegistry });
  const { topics: before } = await listTopics("test");
  assert.deepEqual(
    before.filter(({ name }) => topics.includes(name)),
    [],
    "the topics of the sample data exist before the test",
  );
  ours = true;

  const abort = new AbortController();
  let text = "";
  let checkpoint: unknown = null;
  const context = {
    id: "1",
    input: {},
    cluster: "test",
    signal: abort.signal,
    progress: (words: string) => (text = words),
    saveCheckpoint: (value: unknown) => (checkpoint = structuredClone(value)),
  };
  const running = sampleData.run({ ...context, checkpoint: null });
  running.catch(() => undefined);
  await eventually(async () => /clicks so far\. 500 payments/.test(text), 40_000);
  abort.abort();
  await assert.rejects(running, { name: "AbortError" });

  const orders = await listRecords("test", "orders", { from: "newest", limit: 500, isolation: "committed" });
  assert.equal(orders.records.length, 500);
  assert.equal(
    orders.records.every(({ value, key }) => value.kind === "json" && key.kind === "text"),
    true,
  );
  const plan = await planDeleteTopic("test", "orders");
  const basis = new Map(plan.basis.map(({ label, value }) => [label, value]));
  assert.equal(basis.get("Records"), "at most 3,000");
  assert.match(basis.get("Groups with committed offsets") ?? "", /orders-billing/);
  const customers = await listRecords("test", "customers", { from: "newest", limit: 500, isolation: "committed" });
  assert.ok(customers.records.some(({ value }) => value.kind === "null"));
  const { records } = await listRecords("test", "payments", { from: "oldest", limit: 1, isolation: "committed" });
  assert(records[0]?.value.kind === "hex");
  assert.match(records[0].value.text, /^0000000102/);

  // Taken up again: nothing is filled twice.
  const again = new AbortController();
  text = "";
  const resumed = sampleData.run({ ...context, signal: again.signal, checkpoint });
  resumed.catch(() => undefined);
  await eventually(async () => /clicks so far/.test(text), 20_000);
  again.abort();
  await assert.rejects(resumed, { name: "AbortError" });
  const plan2 = await planDeleteTopic("test", "orders");
  assert.equal(plan2.basis.find(({ label }) => label === "Records")?.value, "at most 3,000");
  assert.equal((await getRecord("test", "clicks", { partition: 0, offset: 0n, full: false })).logStart, "0");
  registry.close();
});
