import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { applyConfig, clusterConfig, clusterConfigs, onConfigChange, serverConfig, setEmbedded } from "./config.ts";
import { serviceStates, setServiceState } from "./service-state.ts";
import { configState } from "./state.ts";
import { loaded, testFolder } from "./test-folder.ts";
import type { ClusterConfig } from "./types.ts";

const embedded: ClusterConfig = {
  id: "embedded",
  name: "Embedded",
  environment: "development",
  readOnly: false,
  embedded: true,
  bootstrap: [{ host: "127.0.0.1", port: 29092 }],
  tls: null,
  sasl: null,
  schemaRegistry: null,
  connect: [],
};

beforeEach(() => {
  Object.assign(configState(), { loaded: null, embedded: null });
  configState().listeners.clear();
  configState().services.clear();
});

test("a cluster keeps its object until its own configuration changes, and listeners hear of changes only", (t) => {
  const folder = testFolder(t);
  const write = (port: number) =>
    folder.write(
      "wheelhouse.yaml",
      `clusters: [{ id: a, bootstrap: "a:1", tls: true }, { id: b, bootstrap: "b:${port}" }]`,
    );
  let heard = 0;
  const end = onConfigChange(() => heard++);
  write(1);
  applyConfig(loaded(folder));
  const [a, b] = clusterConfigs();
  applyConfig(loaded(folder));
  assert.equal(heard, 1);
  write(2);
  applyConfig(loaded(folder));
  assert.equal(heard, 2);
  assert.equal(clusterConfig("a"), a);
  assert.notEqual(clusterConfig("b"), b);
  assert.deepEqual(clusterConfig("b").bootstrap, [{ host: "b", port: 2 }]);
  folder.write("wheelhouse.yaml", "clusters: []");
  applyConfig(loaded(folder));
  assert.equal(heard, 3);
  assert.throws(() => clusterConfig("a"), { code: "not-found" });
  end();
  write(3);
  applyConfig(loaded(folder));
  assert.equal(heard, 3);
});

test("the embedded cluster comes last and keeps its place over reloads", (t) => {
  const folder = testFolder(t);
  applyConfig(loaded(folder, { KAFKA_BROKERS: "x:1", WHEELHOUSE_PORT: "9" }));
  setEmbedded(embedded, [{ kind: "schema-registry", name: "Schema registry", state: "starting", reason: null }]);
  assert.deepEqual(
    clusterConfigs().map(({ id }) => id),
    ["kafka", "embedded"],
  );
  assert.equal(serviceStates("embedded")[0]?.state, "starting");
  applyConfig(loaded(folder));
  assert.deepEqual(
    clusterConfigs().map(({ id }) => id),
    ["embedded"],
  );
  assert.equal(serverConfig().port, 9021);
});

test("services are configured until something reports on them", (t) => {
  applyConfig(
    loaded(testFolder(t), { KAFKA_BROKERS: "x:1", SCHEMA_REGISTRY_URL: "http://sr", CONNECT_URL: "http://c" }),
  );
  assert.deepEqual(
    serviceStates("kafka").map(({ kind, state }) => [kind, state]),
    [
      ["schema-registry", "configured"],
      ["connect", "configured"],
    ],
  );
  setServiceState("kafka", { kind: "connect", name: "Connect", state: "failed", reason: "It does not answer." });
  setServiceState("kafka", { kind: "connect", name: "Connect", state: "ready", reason: null });
  assert.deepEqual(
    serviceStates("kafka").map(({ state }) => state),
    ["configured", "ready"],
  );
  assert.deepEqual(serviceStates("unknown"), []);
});
