import assert from "node:assert/strict";
import { test } from "node:test";
import type { TopicConfig } from "#lib/contracts/topic-configs.ts";
import { configChangeOf, configChoices, echoOf, valueWords } from "./config-draft.ts";

const config: TopicConfig = {
  name: "retention.ms",
  value: "604800000",
  fallback: "604800000",
  source: "default",
  type: "long",
  sensitive: false,
  readOnly: false,
  documentation: null,
};
const own: TopicConfig = { ...config, source: "topic" };
const typed = (text: string) => ({ text, reset: false });

test("words become the stored value, and the echo says the other of the two", () => {
  assert.deepEqual(configChangeOf(config, typed("36h")), { input: { name: "retention.ms", value: "129600000" } });
  assert.equal(echoOf(config, typed("36h")), "retention.ms = `129600000`");
  assert.equal(echoOf(config, typed("129600000")), "1 d 12 h");
  assert.equal(echoOf(config, typed("soon")), null);
});

test("a reset removes the value whatever was typed", () => {
  assert.deepEqual(configChangeOf(own, { text: "soon", reset: true }), {
    input: { name: "retention.ms", value: null },
  });
});

test("faulty words and the topic's own value are no change; the default pinned is one", () => {
  assert.ok("faults" in configChangeOf(config, typed("soon")));
  const same = configChangeOf(own, typed("7 days"));
  assert.ok("faults" in same);
  assert.equal(same.faults.text, "`retention.ms` is 7 d (604800000) already.");
  assert.ok("input" in configChangeOf(config, typed("604800000")));
});

test("known values are offered, with a strange one that holds", () => {
  assert.deepEqual(configChoices({ ...config, type: "boolean", value: "true" }), ["true", "false"]);
  assert.deepEqual(configChoices({ ...config, name: "cleanup.policy", value: "" })?.at(0), "");
  assert.equal(configChoices(config), null);
  assert.equal(valueWords("cleanup.policy", ""), "empty");
});
