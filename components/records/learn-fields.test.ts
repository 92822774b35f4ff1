import assert from "node:assert/strict";
import { test } from "node:test";
import type { Payload } from "#lib/contracts/records.ts";
import { fieldOf } from "./field-value.ts";
import { learnFields } from "./learn-fields.ts";

function json(text: string, truncated = false): Payload {
  return { kind: "json", codec: "json", text, bytes: text.length, truncated };
}
const text = (of: string): Payload => ({ kind: "text", codec: "text", text: of, bytes: of.length, truncated: false });
const none: Payload = { kind: "null" };

test("fields are learned with their types from keys, values and headers", () => {
  const learned = learnFields([
    {
      key: json('{"id":7}'),
      value: json('{"a":{"b":1,"c":[1,2]},"d":null,"e":{}}'),
      headers: [{ key: "trace-id", value: text("x") }],
    },
    { key: none, value: json('{"a":{"b":"one"},"odd.name":true,"long":"cut of', true), headers: [] },
    { key: none, value: text("plain"), headers: [] },
  ]);
  assert.deepEqual(
    learned.map(({ path, types, records }) => `${path} ${types.join("|")} ${records}`),
    [
      "value.a.b number|string 2",
      "value.a.c array 1",
      "value.d null 1",
      "value.e object 1",
      'value["odd.name"] boolean 1',
      "key.id number 1",
      "headers.trace-id text 1",
    ],
  );
  assert.equal(learned[0]?.example, "1");
});

test("missing, null, cut and exact numbers are told apart", () => {
  const record = {
    key: text("k"),
    value: json('{"n":null,"big":9223372036854775807,"d":1.10,"s":"a\\"b"}'),
    headers: [
      { key: "h", value: text("first") },
      { key: "h", value: text("last") },
    ],
    headerCount: 2,
  };
  const at = (name: string) => fieldOf(record, { root: "value", steps: [{ name }] });
  assert.deepEqual(at("n"), { kind: "null" });
  assert.deepEqual(at("x"), { kind: "missing" });
  assert.deepEqual(at("big"), { kind: "number", text: "9223372036854775807" });
  assert.deepEqual(at("d"), { kind: "number", text: "1.10" });
  assert.deepEqual(at("s"), { kind: "string", text: 'a"b' });
  assert.deepEqual(fieldOf(record, { root: "headers", name: "h", steps: [] }), { kind: "text", text: "last" });
  assert.deepEqual(fieldOf(record, { root: "headers", name: "z", steps: [] }), { kind: "missing" });
  assert.deepEqual(fieldOf({ ...record, headerCount: 300 }, { root: "headers", name: "z", steps: [] }), {
    kind: "cut",
  });
  assert.deepEqual(
    fieldOf({ ...record, value: json('{"a":1,"b":2', true) }, { root: "value", steps: [{ name: "b" }] }),
    {
      kind: "cut",
    },
  );
});
