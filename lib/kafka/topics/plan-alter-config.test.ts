import assert from "node:assert/strict";
import { test } from "node:test";
import type { TopicConfig } from "#lib/contracts/topic-configs.ts";
import { testCluster } from "#lib/kafka/test-cluster.ts";
import { alterConfigPlan, configFaults, configWarnings, type ConfigFacts } from "./plan-alter-config.ts";

const config = testCluster();
const entry = (more: Partial<TopicConfig>): TopicConfig => ({
  name: "retention.ms",
  value: "604800000",
  fallback: "604800000",
  source: "default",
  type: "long",
  sensitive: false,
  readOnly: false,
  documentation: null,
  ...more,
});
const facts = (current: Partial<TopicConfig>, more: Partial<ConfigFacts> = {}): ConfigFacts => ({
  topic: "orders",
  id: "id",
  replication: 3,
  current: entry(current),
  cleanupPolicy: "delete",
  ...more,
});
const set = (value: string | null, name = "retention.ms") => ({ name, value });

test("says a change in people's words and as a command", () => {
  const plan = alterConfigPlan(config, set("3600000"), facts({}));
  assert.equal(plan.summary, "Changes `retention.ms` of `orders` from 7 d (604800000) to 1 h (3600000).");
  assert.match(
    plan.command ?? "",
    /^kafka-configs\.sh .* --alter --entity-type topics --entity-name orders --add-config 'retention\.ms=3600000'$/,
  );
  assert.deepEqual(plan.warnings, ["Records older than 1 h are deleted soon after. They cannot be brought back."]);
  assert.deepEqual(plan.basis[1], { label: "Comes from", value: "Kafka's default" });
});

test("removing a value names what holds then", () => {
  const plan = alterConfigPlan(config, set(null), facts({ source: "topic", value: "1000" }));
  assert.match(plan.summary, /from 1 s \(1000\) to 7 d \(604800000\), which holds without a value of its own/);
  assert.match(plan.command ?? "", /--delete-config retention\.ms$/);
  assert.deepEqual([plan.items[0]?.action, plan.warnings], ["delete", []]);
  const unknown = alterConfigPlan(config, set(null), facts({ source: "topic", value: "1000", fallback: null }));
  assert.match(unknown.summary, /to Kafka's default, which the broker does not tell, which holds/);
});

test("to pin what holds already is told as that", () => {
  const pinned = alterConfigPlan(config, set("604800000"), facts({}));
  assert.match(pinned.summary, /^Gives `orders` `retention\.ms` of its own: 7 d \(604800000\), which holds already/);
});

test("a list stands in brackets, hostile text in quotes, and a secret nowhere", () => {
  const list = alterConfigPlan(config, set("compact,delete"), facts({ name: "cleanup.policy", type: "list" }));
  assert.match(list.command ?? "", /'cleanup\.policy=\[compact,delete\]'$/);
  const hostile = alterConfigPlan(config, set("'; rm -rf ~"), facts({ type: "string" }));
  assert.match(hostile.command ?? "", /'retention\.ms='\\''; rm -rf ~'$/);
  const secret = alterConfigPlan(config, set("hunter2"), facts({ sensitive: true, value: null, source: "topic" }));
  assert.doesNotMatch(JSON.stringify(secret), /hunter2/);
});

test("the plan is another one when the value, its source or the topic changed meanwhile", () => {
  const id = (current: Partial<TopicConfig>, more: Partial<ConfigFacts> = {}) =>
    alterConfigPlan(config, set("1"), facts(current, more)).planId;
  assert.equal(id({}), id({}));
  assert.notEqual(id({}), id({ value: "5" }));
  assert.notEqual(id({}), id({ source: "topic" }));
  assert.notEqual(id({}), id({}, { id: "again" }));
});

test("faults that need no broker", () => {
  const pointer = (change: ReturnType<typeof set>, current: Partial<TopicConfig>) =>
    configFaults(change, facts(current))[0]?.pointer;
  assert.equal(pointer(set("1"), { readOnly: true }), "/body/name");
  assert.equal(pointer(set(null), {}), "/body/value");
  assert.equal(pointer(set("5"), { value: "5", source: "topic" }), "/body/value");
  // Pinning a default is a change.
  assert.equal(pointer(set("604800000"), {}), undefined);
});

test("warns of what is lost, and only then", () => {
  const warnings = (name: string, from: string, to: string, more: Partial<ConfigFacts> = {}) =>
    configWarnings(set(to, name), facts({ name, value: from, source: "topic" }, more)).join(" ");
  assert.match(warnings("retention.ms", "-1", "1000"), /deleted/);
  assert.equal(warnings("retention.ms", "1000", "-1"), "");
  assert.equal(warnings("retention.ms", "2000", "1000", { cleanupPolicy: "compact" }), "");
  assert.match(warnings("retention.bytes", "-1", "1048576"), /above 1\.00 MiB/);
  assert.match(warnings("cleanup.policy", "delete", "compact"), /only the latest record/);
  assert.match(warnings("cleanup.policy", "compact", "compact,delete"), /deleted from then on/);
  assert.equal(warnings("cleanup.policy", "compact,delete", "delete"), "");
  assert.match(warnings("min.insync.replicas", "1", "4"), /3 replicas.*refused/);
  assert.match(warnings("min.insync.replicas", "2", "1"), /fewer replicas/);
  assert.match(warnings("max.message.bytes", "2000000", "1024"), /above 1\.00 KiB/);
  assert.match(warnings("unclean.leader.election.enable", "false", "true"), /lost/);
  assert.equal(warnings("segment.ms", "2", "1"), "");
});
