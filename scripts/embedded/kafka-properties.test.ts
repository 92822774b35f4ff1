import assert from "node:assert/strict";
import { test } from "node:test";
import { type NodeLayout, kafkaProperties, propertiesText } from "./kafka-properties.ts";

const one: NodeLayout = {
  id: 1,
  rack: null,
  clientPort: 9092,
  controllerPort: 9093,
  controllerAddress: "127.0.0.1:9093",
  logDirs: ["/d/1a", "/d/1b"],
  extraListeners: [],
  brokers: 1,
};

test("a single node is broker and controller with unreplicated internal topics", () => {
  const properties = kafkaProperties(one);
  assert.equal(properties["process.roles"], "broker,controller");
  assert.equal(properties.listeners, "CLIENT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093");
  assert.equal(properties["advertised.listeners"], "CLIENT://127.0.0.1:9092");
  assert.equal(properties["offsets.topic.replication.factor"], "1");
  assert.equal(properties["broker.rack"], undefined);
});

test("a node without a controller port is broker only, with its rack and replicated internal topics", () => {
  const properties = kafkaProperties({ ...one, id: 2, rack: "b", controllerPort: null, brokers: 3 });
  assert.equal(properties["process.roles"], "broker");
  assert.equal(properties.listeners, "CLIENT://127.0.0.1:9092");
  assert.equal(properties["broker.rack"], "b");
  assert.equal(properties["offsets.topic.replication.factor"], "3");
  assert.equal(properties["transaction.state.log.min.isr"], "2");
});

test("extra listeners are advertised with their protocol", () => {
  const properties = kafkaProperties({ ...one, extraListeners: [{ name: "TLS", protocol: "SSL", port: 9094 }] });
  assert.equal(properties["advertised.listeners"], "CLIENT://127.0.0.1:9092,TLS://127.0.0.1:9094");
  assert.equal(properties["listener.security.protocol.map"], "CLIENT:PLAINTEXT,TLS:SSL,CONTROLLER:PLAINTEXT");
});

test("nothing listens beyond this machine", () => {
  for (const value of [kafkaProperties(one).listeners, kafkaProperties(one)["advertised.listeners"]]) {
    assert.ok(value?.split(",").every((listener) => listener.includes("//127.0.0.1:")));
  }
});

test("backslashes and line breaks of a value survive java.util.Properties", () => {
  assert.equal(propertiesText({ a: "x\\y\nz", b: "1" }), "a=x\\\\y\\nz\nb=1\n");
});
