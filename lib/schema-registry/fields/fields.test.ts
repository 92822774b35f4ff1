import assert from "node:assert/strict";
import { test } from "node:test";
import descriptor from "protobufjs/ext/descriptor/index.js";
import type { SchemaField } from "#lib/contracts/schemas.ts";
import { schemaFields } from "./schema-fields.ts";

const brief = (fields: SchemaField[]) =>
  fields.map((field) => `${field.path}: ${field.type}${field.optional ? "?" : ""}`);

test("Avro: nested records, unions, logical types, exact defaults", () => {
  const text = `{"type":"record","name":"Order","namespace":"shop","fields":[
    {"name":"id","type":"long","default":9223372036854775807,"doc":"Its number"},
    {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}},
    {"name":"amount","type":{"type":"bytes","logicalType":"decimal","precision":10,"scale":2}},
    {"name":"note","type":["null","string"],"default":null},
    {"name":"state","type":{"type":"enum","name":"State","symbols":["NEW","PAID"]}},
    {"name":"ship","type":["null",{"type":"record","name":"Address","fields":[{"name":"city","type":"string"}]}]},
    {"name":"bill","type":"Address"},
    {"name":"lines","type":{"type":"array","items":{"type":"record","name":"Line","fields":[{"name":"sku","type":"string"}]}}},
    {"name":"tags","type":{"type":"map","values":"string"}},
    {"name":"parent","type":["null","shop.Order"]},
    {"name":"pay","type":[{"type":"record","name":"Card","fields":[{"name":"no","type":"string"}]},{"type":"record","name":"Debit","fields":[{"name":"iban","type":"string"}]}]},
    {"name":"hash","type":{"type":"fixed","name":"Hash","size":16}}]}`;
  const fields = schemaFields("AVRO", text);
  assert.deepEqual(brief(fields), [
    "id: long",
    "at: timestamp-millis",
    "amount: decimal(10, 2)",
    "note: string?",
    "state: enum State {NEW, PAID}",
    "ship: record Address?",
    "ship.city: string",
    "bill: Address",
    "bill.city: string",
    "lines: array<record Line>",
    "lines[].sku: string",
    "tags: map<string>",
    "parent: shop.Order?",
    "pay: record Card | record Debit",
    "pay(Card).no: string",
    "pay(Debit).iban: string",
    "hash: fixed Hash (16 B)",
  ]);
  assert.equal(fields[0]?.default, "9223372036854775807");
  assert.equal(fields[0]?.doc, "Its number");
  assert.equal(fields[3]?.default, "null");
});

test("Avro: a schema that is no record, and one that is no JSON", () => {
  assert.deepEqual(brief(schemaFields("AVRO", '"string"')), [": string"]);
  assert.deepEqual(
    brief(schemaFields("AVRO", '["null",{"type":"record","name":"A","fields":[{"name":"x","type":"int"}]}]')),
    [": record A?", "x: int"],
  );
  assert.deepEqual(schemaFields("AVRO", "{"), []);
});

test("Avro: a schema that names what every object has is no trap", () => {
  assert.deepEqual(
    brief(schemaFields("AVRO", '{"type":"record","name":"A","fields":[{"name":"__proto__","type":"toString"}]}')),
    ["__proto__: toString"],
  );
});

test("JSON Schema: properties, required, references, circles", () => {
  const text = `{"type":"object","required":["id"],"properties":{
    "id":{"type":"integer","default":9007199254740993,"description":"Its number"},
    "kind":{"enum":["a",1]},
    "when":{"type":["string","null"],"format":"date-time"},
    "owner":{"$ref":"#/$defs/person"},
    "lines":{"type":"array","items":{"properties":{"sku":{"type":"string"}}}},
    "far":{"$ref":"https://example.com/far.json"},
    "either":{"oneOf":[{"type":"string"},{"type":"number"}]}},
    "allOf":[{"properties":{"also":{"const":true}}}],
    "$defs":{"person":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"boss":{"$ref":"#/$defs/person"}}}}}`;
  const fields = schemaFields("JSON", text);
  assert.deepEqual(brief(fields), [
    "also: true?",
    "id: integer",
    'kind: "a" | 1?',
    "when: string (date-time) | null?",
    "owner: object?",
    "owner.name: string",
    "owner.boss: object?",
    "lines: array<object>?",
    "lines[].sku: string?",
    "far: https://example.com/far.json?",
    "either: string | number?",
  ]);
  assert.equal(fields[1]?.default, "9007199254740993");
  assert.equal(fields[1]?.doc, "Its number");
  assert.deepEqual(schemaFields("JSON", '{"$ref":"#"}'), []);
});

test("Protobuf: messages, maps, oneofs, types of other files", () => {
  const text = `syntax = "proto3"; package shop; import "google/protobuf/timestamp.proto";
    message Order {
      /// Its number
      int64 id = 1;
      optional string note = 2;
      repeated Line lines = 3;
      map<string, Line> by_sku = 4;
      oneof pay { string iban = 5; Line gift = 6; }
      google.protobuf.Timestamp at = 7;
      enum State { NEW = 0; PAID = 1; }
      State state = 8;
      Order parent = 9;
      message Line { string sku = 1; }
    }`;
  const fields = schemaFields("PROTOBUF", text);
  assert.deepEqual(brief(fields), [
    "id: int64",
    "note: string?",
    "lines: repeated Line",
    "lines[].sku: string",
    "by_sku: map<string, Line>",
    "by_sku{}.sku: string",
    "iban: string?",
    "gift: Line?",
    "gift.sku: string",
    "at: google.protobuf.Timestamp",
    "state: enum State {NEW, PAID}",
    "parent: Order?",
  ]);
  assert.equal(fields[0]?.doc, "Its number");
  const two = 'syntax = "proto2"; message A { required int32 x = 1 [default = 7]; } message B { optional A a = 1; }';
  assert.deepEqual(brief(schemaFields("PROTOBUF", two)), ["A.x: int32", "B.a: A?", "B.a.x: int32"]);
  assert.equal(schemaFields("PROTOBUF", two)[0]?.default, "7");
  assert.deepEqual(schemaFields("PROTOBUF", "message {"), []);
});

test("Protobuf: a base64 descriptor", () => {
  const file = descriptor.FileDescriptorProto.fromObject({
    name: "a.proto",
    package: "shop",
    syntax: "proto3",
    messageType: [{ name: "Order", field: [{ name: "id", number: 1, type: 3, label: 1 }] }],
  });
  const text = Buffer.from(descriptor.FileDescriptorProto.encode(file).finish()).toString("base64");
  assert.deepEqual(brief(schemaFields("PROTOBUF", text)), ["id: int64"]);
});
