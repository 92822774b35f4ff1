import assert from "node:assert/strict";
import { test } from "node:test";
import type { NewSchema } from "#lib/contracts/schemas.ts";
import { deletionPlan } from "./plan-delete.ts";
import { registrationPlan } from "./plan-register.ts";

const basic = { kind: "basic", username: "key", password: "s3cret" } as const;
const config = { name: "main", url: "http://registry.example", auth: basic, tls: null };
const schema: NewSchema = { type: "AVRO", text: '"string"', references: [] };
const facts = { versions: [1, 3], level: "BACKWARD", existingVersion: null, compatible: true };

test("a registration plan says what it adds and changes with what it rests on", () => {
  const plan = registrationPlan(config, "a/b", schema, facts);
  assert.deepEqual(plan.items, [{ name: "a/b", action: "change", before: "version 3", after: "version 4" }]);
  const ids = [
    plan,
    registrationPlan(config, "a/b", schema, { ...facts, versions: [1, 3, 4] }),
    registrationPlan(config, "a/b", schema, { ...facts, level: "FULL" }),
    registrationPlan(config, "a/b", { ...schema, text: '"int"' }, facts),
    registrationPlan(config, "a/b", schema, { ...facts, compatible: false }),
  ].map(({ planId }) => planId);
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(registrationPlan(config, "a/b", schema, facts).planId, plan.planId);
});

test("commands quote names and hold no secret", () => {
  const command = registrationPlan(config, "it's", schema, facts).command ?? "";
  assert.match(command, /--user "\$SCHEMA_REGISTRY_KEY:\$SCHEMA_REGISTRY_SECRET"$/);
  assert.match(command, /subjects\/it'\\''s\/versions/);
  assert.doesNotMatch(command, /s3cret/);
});

test("the first version, the same schema again, no comparison", () => {
  const first = registrationPlan(config, "a", schema, { ...facts, versions: [], level: "NONE" });
  assert.deepEqual([first.items[0]?.action, first.warnings], ["create", []]);
  const same = registrationPlan(config, "a", schema, { ...facts, existingVersion: 3 });
  assert.deepEqual([same.items, same.warnings], [[], []]);
  assert.match(registrationPlan(config, "a", schema, { ...facts, level: "NONE" }).warnings[0] ?? "", /NONE/);
});

test("a deletion plan names referring schemas first", () => {
  const plan = deletionPlan({ config }, "a", [1, 2], [7]);
  assert.match(plan.warnings[0] ?? "", /refer to it/);
  assert.match(plan.summary, /2 versions/);
  assert.notEqual(plan.planId, deletionPlan({ config }, "a", [1, 2], []).planId);
});
