import assert from "node:assert/strict";
import { test } from "node:test";
import { createFieldOf, createInputOf, initialCreate, retentionMs } from "./create-form.ts";

const draft = { ...initialCreate(3), name: "dataengineering" };

test("a complete draft becomes the request; empty retention is left to the broker", () => {
  assert.deepEqual(createInputOf(draft, 3), {
    input: { name: "dataengineering", partitions: 3, replicationFactor: 3, retention: null, cleanupPolicy: null },
  });
});

test("every fault stands at its field", () => {
  const result = createInputOf(
    { name: "", partitions: "1.5", replicationFactor: "5", retention: "abc", cleanupPolicy: "delete" },
    3,
  );
  assert.ok("faults" in result);
  assert.deepEqual(Object.keys(result.faults).sort(), ["name", "partitions", "replicationFactor", "retention"]);
  assert.match(result.faults.replicationFactor ?? "", /needs 5 brokers; this cluster has 3/);
});

test("a 250-character name is refused, 249 pass", () => {
  assert.ok("input" in createInputOf({ ...draft, name: "a".repeat(249) }, 3));
  assert.ok("faults" in createInputOf({ ...draft, name: "a".repeat(250) }, 3));
});

test("retention words echo the stored value", () => {
  assert.equal(retentionMs("7 days"), 604_800_000n);
  assert.equal(retentionMs("forever"), -1n);
  assert.equal(retentionMs("abc"), null);
  assert.equal(retentionMs("  "), null);
});

test("pointers of the server lead to fields", () => {
  assert.equal(createFieldOf("/body/replicationFactor"), "replicationFactor");
  assert.equal(createFieldOf("/body/planId"), null);
});
