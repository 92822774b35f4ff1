import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldOfPointer, keyBytes, produceInputOf, type ProduceDraft } from "./produce-input.ts";

const draft: ProduceDraft = {
  key: { kind: "text", text: "" },
  value: { kind: "null", text: "left over from before" },
  headers: [],
  partition: null,
};
const anyJson = () => null;

test("an empty text and null are told apart", () => {
  const result = produceInputOf(draft, anyJson);
  assert.ok("input" in result);
  assert.deepEqual(result.input.key, { encoding: "utf8", data: "" });
  assert.equal(result.input.value, null);
});

test("headers keep order, repeats and null", () => {
  const result = produceInputOf(
    {
      ...draft,
      headers: [
        { id: "1", key: "a", value: { kind: "text", text: "2" } },
        { id: "2", key: "a", value: { kind: "text", text: "1" } },
        { id: "3", key: "", value: { kind: "null", text: "" } },
      ],
    },
    anyJson,
  );
  assert.ok("input" in result);
  assert.deepEqual(result.input.headers, [
    { key: "a", value: { encoding: "utf8", data: "2" } },
    { key: "a", value: { encoding: "utf8", data: "1" } },
    { key: "", value: null },
  ]);
});

test("JSON goes out as typed, its numbers untouched", () => {
  const text = '{ "n": 9223372036854775807, "m": 1.10 }';
  const result = produceInputOf({ ...draft, value: { kind: "json", text } }, anyJson);
  assert.ok("input" in result);
  assert.deepEqual(result.input.value, { encoding: "utf8", data: text });
});

test("every fault names its field", () => {
  const result = produceInputOf(
    {
      key: { kind: "hex", text: "0" },
      value: { kind: "json", text: "{" },
      headers: [{ id: "1", key: "h", value: { kind: "hex", text: "zz" } }],
      partition: 1,
    },
    () => "not JSON",
  );
  assert.ok("faults" in result);
  assert.deepEqual(
    result.faults.map((fault) => fault.field),
    ["key", "value", "headers.0.value"],
  );
});

test("pointers of the server lead to fields", () => {
  assert.equal(fieldOfPointer("/body/headers/2/value/data"), "headers.2.value");
  assert.equal(fieldOfPointer("/body/partition"), "partition");
  assert.equal(fieldOfPointer("/params/topic"), null);
});

test("key bytes: text as UTF-8, hex as pairs, null and half pairs as none", () => {
  assert.deepEqual(keyBytes({ kind: "text", text: "ü" }), Uint8Array.of(0xc3, 0xbc));
  assert.deepEqual(keyBytes({ kind: "hex", text: "00 fF" }), Uint8Array.of(0, 255));
  assert.equal(keyBytes({ kind: "hex", text: "0" }), null);
  assert.equal(keyBytes({ kind: "null", text: "x" }), null);
});
