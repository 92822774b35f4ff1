import assert from "node:assert/strict";
import { createServer, type Socket } from "node:net";
import { after, test } from "node:test";
import { closeKafkaClients } from "#lib/kafka/client.ts";
import { testBootstrap, testCluster } from "#lib/kafka/test-cluster.ts";
import { describeCluster } from "./describe.ts";
import { probeCluster } from "./probe.ts";

after(() => closeKafkaClients());

const tls = { ca: null, cert: null, key: null, pfx: null, passphrase: null, servername: null, verify: true };

test("a cluster that works is reachable and described", async () => {
  testCluster();
  const status = await probeCluster("test");
  assert.deepEqual([status.reachable, status.failedStep, status.reason], [true, null, null]);
  const overview = await describeCluster("test");
  assert.equal(overview.brokers.length, status.brokers);
  assert.match(overview.kafkaVersion ?? "", /^\d+\.\d+$/);
  assert.equal(overview.brokers.filter(({ controller }) => controller).length, 1);
  assert.equal(
    overview.brokers.reduce((sum, { replicas }) => sum + replicas, 0),
    overview.counts.replicas,
  );
});

test("one dead bootstrap address does not hide the living one", async () => {
  testCluster({ bootstrap: [{ host: "127.0.0.1", port: 1 }, testBootstrap()] });
  assert.equal((await probeCluster("test")).reachable, true);
  assert.ok((await describeCluster("test")).brokers.length > 0);
});

test("the failed step is told apart", async () => {
  testCluster({ bootstrap: [{ host: "127.0.0.1", port: 1 }] });
  const refused = await probeCluster("test");
  assert.equal(refused.failedStep, "tcp");
  assert.match(refused.reason ?? "", /connection refused/);
  await assert.rejects(describeCluster("test"), { code: "broker-unreachable" });

  testCluster({ bootstrap: [{ host: "no-such-host.invalid", port: 9092 }] });
  const unknown = await probeCluster("test");
  assert.equal(unknown.failedStep, "dns");
  assert.match(unknown.reason ?? "", /host name is unknown|name server/);

  testCluster({ tls });
  const plaintext = await probeCluster("test");
  assert.equal(plaintext.failedStep, "tls");
  assert.match(plaintext.reason ?? "", /Remove `tls`/);
});

test("a listener that says nothing is told within 5 s", async () => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  assert(typeof address === "object" && address !== null);
  testCluster({ bootstrap: [{ host: "127.0.0.1", port: address.port }] });
  const status = await probeCluster("test");
  assert.equal(status.failedStep, "versions");
  assert.ok(status.elapsedMs < 5_000);
  for (const socket of sockets) socket.destroy();
  server.close();
});

test("an unknown cluster is not found", async () => {
  testCluster();
  await assert.rejects(probeCluster("nope"), { code: "not-found" });
});
