import assert from "node:assert/strict";
import { test } from "node:test";
import { initialDraft, registerFaults, schemaOf } from "./register-draft.ts";

const draft = { subject: "orders-value", type: "AVRO" as const, text: '"string"' };

test("a draft is told what is missing or no JSON", () => {
  assert.deepEqual(registerFaults(draft), {});
  assert.deepEqual(Object.keys(registerFaults({ subject: " ", type: "AVRO", text: "" })), ["subject", "text"]);
  assert.match(registerFaults({ ...draft, text: '{"type":' }).text ?? "", /JSON at character/);
  assert.deepEqual(registerFaults({ ...draft, type: "PROTOBUF", text: "message A {}" }), {});
  assert.match(registerFaults({ ...draft, text: `"${"x".repeat(1_000_000)}"` }).text ?? "", /1,000,000/);
});

test("a new version begins with the text of the one before and keeps its references", () => {
  const references = [{ name: "Money", subject: "money", version: 2 }];
  const base = { subject: "a", version: 3, id: 9, type: "JSON" as const, text: "{}", fields: [], references };
  const first = initialDraft("a", base);
  assert.deepEqual(first, { subject: "a", type: "JSON", text: "{}" });
  assert.deepEqual(schemaOf(first, base).references, references);
  assert.deepEqual(schemaOf(first, null).references, []);
});
