import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { createServer } from "node:tls";
import { after, before, test } from "node:test";
import type { ClusterConfig, SaslConfig } from "#lib/config/types.ts";
import type { ClusterStatus } from "#lib/contracts/clusters.ts";
import { AppError } from "#lib/errors.ts";
import { closeKafkaClients, kafkaClient } from "./client.ts";
import { describeCluster } from "./clusters/describe.ts";
import { probeCluster } from "./clusters/probe.ts";
import { listRecords } from "./records/list.ts";
import { produceRecord } from "./records/produce.ts";
import { kafkajsClient } from "./test-clients/kafkajs-client.ts";
import { runTestProducer } from "./test-clients/producer.ts";
import { createTestTopic, eventually, testCluster } from "./test-cluster.ts";
import {
  authority,
  certificate,
  container,
  startSecureKafka,
  startTokenEndpoint,
  tlsConfig,
  type SecureKafka,
} from "../../scripts/embedded/secure-kafka.ts";
import { planCreateTopic } from "./topics/create.ts";
import { describeTopic } from "./topics/describe.ts";
import { listTopics } from "./topics/list.ts";

let secure: SecureKafka;
before(async () => {
  secure = await startSecureKafka();
  testCluster({ bootstrap: [at(secure.ports.plain)] });
  await createTestTopic("secret");
});
after(async () => {
  closeKafkaClients();
  await secure.kafka.kill();
  rmSync(secure.folder, { recursive: true, force: true });
});

const at = (port: number) => ({ host: "127.0.0.1", port });

async function probe(overrides: Partial<ClusterConfig>): Promise<ClusterStatus> {
  testCluster(overrides);
  return probeCluster("test");
}

function login(mechanism: "PLAIN" | "SCRAM-SHA-256" | "SCRAM-SHA-512", username: string, password: string): SaslConfig {
  return { mechanism, username, password };
}

function assertFailed(status: ClusterStatus, step: string, words: RegExp): void {
  assert.deepEqual([status.reachable, status.failedStep], [false, step], status.reason ?? "");
  assert.match(status.reason ?? "", words);
  assert.ok(status.elapsedMs < 5_000);
}

test("PLAIN, SCRAM-SHA-256 and SCRAM-SHA-512 log in, over plaintext and over TLS", async () => {
  const tls = tlsConfig({ ca: secure.ca });
  for (const sasl of [
    login("PLAIN", "admin", "admin-secret"),
    login("SCRAM-SHA-256", "dave", "dave-secret"),
    login("SCRAM-SHA-512", "carol", "carol-secret"),
  ]) {
    for (const where of [{ bootstrap: [at(secure.ports.sasl)] }, { bootstrap: [at(secure.ports.saslTls)], tls }]) {
      const status = await probe({ ...where, sasl });
      assert.deepEqual([status.reachable, status.brokers], [true, 1], status.reason ?? "");
      // The client's own connections go to the advertised address of the same listener.
      assert.equal((await describeCluster("test")).brokers.length, 1);
    }
  }
});

test("a wrong password and an unknown mechanism are named, the secret is not", async () => {
  const wrong = await probe({ bootstrap: [at(secure.ports.sasl)], sasl: login("PLAIN", "admin", "nope-secret") });
  assertFailed(wrong, "sasl", /refused user name or password/);
  assert.doesNotMatch(JSON.stringify(wrong), /nope-secret/);
  const scram = await probe({
    bootstrap: [at(secure.ports.sasl)],
    sasl: login("SCRAM-SHA-512", "carol", "nope-secret"),
  });
  assertFailed(scram, "sasl", /refused user name or password/);
  await assert.rejects(listTopics("test"), (error: unknown) => {
    assert(error instanceof AppError);
    assert.match(error.detail, /refused user name or password/);
    return true;
  });
});

test("TLS and plaintext are told apart in both directions, with and without login", async () => {
  assertFailed(await probe({ bootstrap: [at(secure.ports.tls)] }), "tls", /speaks TLS/);
  const sasl = login("PLAIN", "admin", "admin-secret");
  assertFailed(await probe({ bootstrap: [at(secure.ports.saslTls)], sasl }), "tls", /speaks TLS/);
  const tls = tlsConfig({ ca: secure.ca });
  assertFailed(await probe({ bootstrap: [at(secure.ports.plain)], tls }), "tls", /Remove `tls`/);
  assertFailed(await probe({ bootstrap: [at(secure.ports.sasl)], tls, sasl }), "tls", /Remove `tls`/);
});

test("a login at a listener without one, and none where one is wanted", async () => {
  const sasl = login("PLAIN", "admin", "admin-secret");
  assertFailed(await probe({ bootstrap: [at(secure.ports.plain)], sasl }), "sasl", /takes no login/);
  assertFailed(await probe({ bootstrap: [at(secure.ports.sasl)] }), "sasl", /wants a login/);
});

test("mutual TLS: PEM and PKCS#12 get in, no certificate does not, an unknown CA is named", async () => {
  const bootstrap = [at(secure.ports.tls)];
  const pem = tlsConfig({ ca: secure.ca, cert: secure.client.cert, key: secure.client.key });
  assert.equal((await probe({ bootstrap, tls: pem })).reachable, true);
  const pfx = container(secure.folder, "tlsuser", "p12-secret");
  assert.equal(
    (await probe({ bootstrap, tls: tlsConfig({ ca: secure.ca, pfx, passphrase: "p12-secret" }) })).reachable,
    true,
  );
  assertFailed(await probe({ bootstrap, tls: tlsConfig({ ca: secure.ca }) }), "tls", /client certificate/);
  assertFailed(
    await probe({ bootstrap, tls: tlsConfig() }),
    "tls",
    /CA the console does not know\. Put the CA's certificate into `tls\.ca`/,
  );
  const other = authority(secure.folder, "other-ca");
  const stranger = certificate(secure.folder, other, "stranger");
  const foreign = tlsConfig({ ca: secure.ca, cert: stranger.cert, key: stranger.key });
  assertFailed(await probe({ bootstrap, tls: foreign }), "tls", /certificate/);
  const named = tlsConfig({ ca: secure.ca, servername: "elsewhere.example" });
  assertFailed(await probe({ bootstrap, tls: named }), "tls", /for another name/);
  const unverified = tlsConfig({ verify: false, cert: secure.client.cert, key: secure.client.key });
  assert.equal((await probe({ bootstrap, tls: unverified })).reachable, true);
});

test("an expired certificate is named", async () => {
  const ca = authority(secure.folder, "old-ca");
  const expired = certificate(secure.folder, ca, "expired", -1);
  const server = createServer({ key: expired.key, cert: expired.cert });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  assert(typeof address === "object" && address !== null);
  assertFailed(await probe({ bootstrap: [at(address.port)], tls: tlsConfig({ ca: ca.cert }) }), "tls", /has expired/);
  server.close();
});

test("OAUTHBEARER: one token serves all connections; a refused client is told without its secret", async (t) => {
  const endpoint = await startTokenEndpoint();
  t.after(() => {
    endpoint.server.close();
    endpoint.server.closeAllConnections();
  });
  const sasl: SaslConfig = {
    mechanism: "OAUTHBEARER",
    tokenEndpoint: endpoint.url,
    clientId: "console",
    clientSecret: "console-secret",
    scope: null,
    extensions: {},
  };
  const bootstrap = [at(secure.ports.sasl)];
  testCluster({ bootstrap, sasl });
  await Promise.all([describeCluster("test"), listTopics("test"), describeTopic("test", "secret")]);
  assert.equal(endpoint.given(), 1);
  assert.equal((await probeCluster("test")).reachable, true);
  const refused = await probe({ bootstrap, sasl: { ...sasl, clientSecret: "wrong-secret" } });
  assertFailed(refused, "sasl", /answered 401\. Check client id, secret and scope/);
  assert.doesNotMatch(JSON.stringify(refused), /secret"|wrong-secret|Basic/);
});

test("test clients log in as the cluster is configured: every mechanism, TLS, client certificates", async (t) => {
  const endpoint = await startTokenEndpoint();
  t.after(() => {
    endpoint.server.close();
    endpoint.server.closeAllConnections();
  });
  const { url: tokenEndpoint } = endpoint;
  const oauth = { clientId: "console", clientSecret: "console-secret", scope: null, extensions: {} };
  const tls = tlsConfig({ ca: secure.ca });
  const mutual = tlsConfig({ ca: secure.ca, cert: secure.client.cert, key: secure.client.key });
  const input = { kind: "producer" as const, topic: "secret", recordsPerSecond: 1_000, seconds: 1, keyCount: 1 };
  const produce = async (overrides: Partial<ClusterConfig>): Promise<number> => {
    testCluster(overrides);
    const abort = new AbortController();
    const progress = (text: string) => /^[1-9]/.test(text) && abort.abort();
    return runTestProducer("test", { ...input, keys: "none" }, { signal: abort.signal, progress });
  };
  const over = { bootstrap: [at(secure.ports.saslTls)], tls };
  assert.ok((await produce({ ...over, sasl: login("PLAIN", "admin", "admin-secret") })) > 0);
  const bearer = { mechanism: "OAUTHBEARER" as const, tokenEndpoint, ...oauth };
  assert.ok((await produce({ bootstrap: [at(secure.ports.sasl)], sasl: bearer })) > 0);
  // These may not write: that they are let in must do.
  const connects = async (overrides: Partial<ClusterConfig>) => {
    const producer = kafkajsClient(testCluster(overrides), "test").producer();
    await producer.connect().finally(() => producer.disconnect());
  };
  await connects({ bootstrap: [at(secure.ports.tls)], tls: mutual });
  await connects({ ...over, sasl: login("SCRAM-SHA-256", "dave", "dave-secret") });
  await connects({ ...over, sasl: login("SCRAM-SHA-512", "carol", "carol-secret") });
  await assert.rejects(connects({ ...over, sasl: login("SCRAM-SHA-512", "carol", "nope-secret") }));
  await assert.rejects(connects({ bootstrap: [at(secure.ports.tls)], tls: tlsConfig() }));
});

test("a user without rights: an empty list is told as such, everything else is refused in words", async () => {
  const status = await probe({ bootstrap: [at(secure.ports.sasl)], sasl: login("PLAIN", "alice", "alice-secret") });
  assert.deepEqual([status.reachable, status.failedStep], [true, "authorisation"]);
  assert.match(status.reason ?? "", /`alice` is logged in but sees no topic/);
  assert.deepEqual((await listTopics("test")).topics, []);
  const refused = { code: /forbidden|not-found/ };
  await assert.rejects(describeTopic("test", "secret"), refused);
  await assert.rejects(listRecords("test", "secret", { from: "newest", limit: 1, isolation: "committed" }), refused);
  await assert.rejects(
    produceRecord("test", "secret", { key: null, value: null, headers: [], partition: 0, timestamp: null }),
    refused,
  );
  const input = { name: "mine", partitions: 1, replicationFactor: 1, retention: null, cleanupPolicy: null };
  await assert.rejects(planCreateTopic("test", input), { code: "forbidden" });
});

test("the client recovers from a restart of the broker by itself", async () => {
  testCluster({ bootstrap: [at(secure.ports.plain)] });
  const record = {
    key: null,
    value: { encoding: "utf8" as const, data: "before" },
    headers: [],
    partition: 0,
    timestamp: null,
  };
  await produceRecord("test", "secret", record);
  const client = kafkaClient("test");
  const [broker] = secure.kafka.brokers;
  assert(broker !== undefined);
  const restarting = broker.restart();
  await eventually(async () => {
    client.shared.clear();
    return listTopics("test").then(
      () => false,
      (error: unknown) => error instanceof AppError && /^broker-(unreachable|timeout)$/.test(error.code),
    );
  }, 20_000);
  assert.equal((await probeCluster("test")).reachable, false);
  await restarting;
  await eventually(async () => {
    const list = await listRecords("test", "secret", { from: "newest", limit: 1, isolation: "uncommitted" }).catch(
      () => null,
    );
    return list?.records.length === 1;
  }, 20_000);
  assert.equal(kafkaClient("test"), client);
  await produceRecord("test", "secret", { ...record, value: { encoding: "utf8", data: "after" } });
});
