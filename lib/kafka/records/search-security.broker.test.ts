import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, test } from "node:test";
import { Connection, createAclsV3 } from "@platformatic/kafka";
import type { ClusterConfig, SaslConfig } from "#lib/config/types.ts";
import { closeKafkaClients } from "#lib/kafka/client.ts";
import { createTestTopic, testCluster } from "#lib/kafka/test-cluster.ts";
import {
  startSecureKafka,
  startTokenEndpoint,
  tlsConfig,
  type SecureKafka,
} from "../../../scripts/embedded/secure-kafka.ts";
import { tailRecords } from "./tail.ts";
import { tailBody } from "#lib/contracts/record-tail.ts";
import { endScanWorkers } from "./scan/pool.ts";
import { produceBatch, runSearch } from "./test-search.ts";

let secure: SecureKafka;
const at = (port: number) => ({ host: "127.0.0.1", port });

before(async () => {
  secure = await startSecureKafka();
  testCluster({ bootstrap: [at(secure.ports.plain)] });
  await createTestTopic("secret", { partitions: 2 });
  await createTestTopic("listed", { partitions: 2 });
  await createTestTopic("hidden");
  for (const partition of [0, 1])
    await produceBatch("secret", partition, [
      { key: null, value: Buffer.from(`hello ${partition}`), headers: [], timestamp: BigInt(Date.now()) },
    ]);
  const connection = new Connection("test");
  await connection.connect("127.0.0.1", secure.ports.plain);
  await createAclsV3.api.async(
    connection,
    ["carol", "dave", "tlsuser"].map((user) => ({
      resourceType: 2,
      resourceName: "secret",
      resourcePatternType: 3,
      principal: `User:${user}`,
      host: "*",
      operation: 2,
      permissionType: 3,
    })),
  );
  // Carol may know that this one is there, not read it.
  await createAclsV3.api.async(connection, [
    {
      ...{ resourceType: 2, resourceName: "listed", resourcePatternType: 3, principal: "User:carol", host: "*" },
      ...{ operation: 8, permissionType: 3 },
    },
  ]);
  await connection.close();
});
after(async () => {
  await endScanWorkers();
  closeKafkaClients();
  await secure.kafka.kill();
  rmSync(secure.folder, { recursive: true, force: true });
});

async function hits(overrides: Partial<ClusterConfig>): Promise<string[]> {
  testCluster(overrides);
  const { places, end } = await runSearch("secret", { filter: { contains: { text: "hello" } } });
  assert.equal(end.reason, "complete", JSON.stringify(end.coverage.partitions));
  return places.toSorted();
}

test("the scan's own connections log in by every mechanism, over plaintext, TLS and mutual TLS", async (t) => {
  const endpoint = await startTokenEndpoint();
  t.after(() => {
    endpoint.server.close();
    endpoint.server.closeAllConnections();
  });
  const tls = tlsConfig({ ca: secure.ca });
  const oauth = { tokenEndpoint: endpoint.url, clientId: "console", clientSecret: "console-secret" };
  const logins: SaslConfig[] = [
    { mechanism: "PLAIN", username: "admin", password: "admin-secret" },
    { mechanism: "SCRAM-SHA-256", username: "dave", password: "dave-secret" },
    { mechanism: "SCRAM-SHA-512", username: "carol", password: "carol-secret" },
    { mechanism: "OAUTHBEARER", ...oauth, scope: null, extensions: {} },
  ];
  for (const sasl of logins) {
    assert.deepEqual(await hits({ bootstrap: [at(secure.ports.sasl)], sasl }), ["0/0", "1/0"], sasl.mechanism);
    assert.deepEqual(await hits({ bootstrap: [at(secure.ports.saslTls)], tls, sasl }), ["0/0", "1/0"], sasl.mechanism);
  }
  const mutual = tlsConfig({ ca: secure.ca, cert: secure.client.cert, key: secure.client.key });
  assert.deepEqual(await hits({ bootstrap: [at(secure.ports.tls)], tls: mutual }), ["0/0", "1/0"]);
});

test("a tail follows what the user may read, and names what it may not", async () => {
  const sasl: SaslConfig = { mechanism: "SCRAM-SHA-512", username: "carol", password: "carol-secret" };
  testCluster({ bootstrap: [at(secure.ports.sasl)], sasl });
  const follow = (topics: string[], from?: { topic: string; partition: number; offset: string }[]) =>
    tailRecords("test", tailBody.parse({ topics, from }), AbortSignal.timeout(30_000));
  const begun = [0, 1].map((partition) => ({ topic: "secret", partition, offset: "0" }));
  const refused = "The console's Kafka user may not read this topic";
  const seen: string[] = [];
  for await (const event of follow(["hidden", "secret", "listed"], begun)) {
    if (event.type === "rows") seen.push(...event.rows.map(({ topic, record }) => `${topic}/${record.partition}`));
    if (event.type !== "status" || event.status.failing.length < 3 || seen.length < 2) continue;
    const failing = event.status.failing.map(({ topic, partition, error }) => [topic, partition, error]);
    assert.deepEqual(failing, [
      ["hidden", null, refused],
      ["listed", 0, refused],
      ["listed", 1, refused],
    ]);
    break;
  }
  assert.deepEqual(seen.toSorted(), ["secret/0", "secret/1"]);

  // With nothing left it is the refusal itself.
  await assert.rejects(follow(["hidden"]).next(), { code: "forbidden" });
  const all = async () => {
    for await (const event of follow(["listed"])) assert.equal(event.type, "status");
  };
  await assert.rejects(all, { code: "forbidden", detail: /may not read it\. Give it READ/ });
});
