import assert from "node:assert/strict";
import { test } from "node:test";
import { decodePayload } from "./decode.ts";
import type { SchemaAnswer, WriterSchema } from "./schema-source.ts";

const uses = [
  { subject: "all-orders", version: 1 },
  { subject: "orders-value", version: 7 },
];

function show(schema: unknown, digits: string, references: unknown[] = []) {
  const writer: WriterSchema = {
    type: "AVRO",
    text: JSON.stringify(schema),
    references: references.map((one, index) => ({ name: `r${index}`, text: JSON.stringify(one) })),
    id: 5,
    guid: null,
  };
  const schemas = (): SchemaAnswer => ({ schema: writer, uses });
  const record = { topic: "orders", part: "value" as const, key: null, schemaHeader: null, schemas };
  const payload = decodePayload(Buffer.from(`0000000005${digits}`, "hex"), { maxBytes: 10_000, record });
  assert.ok("codec" in payload);
  return payload;
}

function text(schema: unknown, digits: string, references: unknown[] = []): string {
  const { note, text: shown } = show(schema, digits, references);
  return note ?? shown;
}

const order = {
  type: "record",
  name: "Order",
  namespace: "shop",
  fields: [
    { name: "max", type: "long" },
    { name: "min", type: "long" },
    { name: "i", type: "int" },
    { name: "f", type: "float" },
    { name: "d", type: "double" },
    { name: "yes", type: "boolean" },
    { name: "raw", type: "bytes" },
    { name: "note", type: ["null", "string"] },
    { name: "none", type: ["null", "string"] },
    {
      name: "either",
      type: ["null", "long", "string", { type: "record", name: "Inner", fields: [{ name: "x", type: "int" }] }],
    },
    { name: "inner", type: ["null", "long", "Inner"] },
    { name: "kind", type: { type: "enum", name: "Kind", symbols: ["A", "B"] } },
    { name: "fix", type: { type: "fixed", name: "F", size: 3 } },
    { name: "list", type: { type: "array", items: "int" } },
    { name: "map", type: { type: "map", values: "long" } },
    { name: "price", type: { type: "bytes", logicalType: "decimal", precision: 20, scale: 2 } },
    { name: "fprice", type: { type: "fixed", name: "FP", size: 8, logicalType: "decimal", precision: 10, scale: 3 } },
    { name: "date", type: { type: "int", logicalType: "date" } },
    { name: "tms", type: { type: "int", logicalType: "time-millis" } },
    { name: "tus", type: { type: "long", logicalType: "time-micros" } },
    { name: "ms", type: { type: "long", logicalType: "timestamp-millis" } },
    { name: "us", type: { type: "long", logicalType: "timestamp-micros" } },
    { name: "id", type: { type: "string", logicalType: "uuid" } },
    { name: "dur", type: { type: "fixed", name: "Dur", size: 12, logicalType: "duration" } },
    { name: "next", type: ["null", "Order"] },
  ],
};

/** As fastavro writes it, without `next`. */
const written =
  "feffffffffffffffff01ffffffffffffffffff0109cdcccc3d9a9999999999b93f010400ff0206c3a92200028280808080808020040e02616263060203060002026182808080808080200010eeddef0b82167eeb0000000000000032dcc402b6c3f52cfeffbadd83050180e5b097afc6b0064838613862613366662d366639652d346634372d613866332d3562356131643265643266360100000002000000bc0b0000";

const shown =
  '{"max":9223372036854775807,"min":-9223372036854775808,"i":-5,"f":0.1,"d":0.1,"yes":true,"raw":"AP8=","note":"é\\"","none":null,' +
  '"either":{"long":9007199254740993},"inner":{"shop.Inner":{"x":7}},"kind":"B","fix":"YWJj","list":[1,-2,3],"map":{"a":9007199254740993},' +
  '"price":-12345678901234567.89,"fprice":0.050,"date":"2026-11-25","tms":"13:05:00.123","tus":"23:59:59.999999",' +
  '"ms":"1969-12-31T23:59:59.999Z","us":"2026-11-25T13:05:00.123456Z","id":"8a8ba3ff-6f9e-4f47-a8f3-5b5a1d2ed2f6","dur":"P1M2DT3.004S"';

test("all types and logical types, exact, also in itself", () => {
  assert.equal(text(order, `${written}00`), `${shown},"next":null}`);
  assert.equal(text(order, `${written}02${written}00`), `${shown},"next":${shown},"next":null}}`);
});

test("the payload says its schema, with the subject named after the topic", () => {
  assert.deepEqual(show(order, `${written}00`).schema, {
    type: "AVRO",
    id: 5,
    guid: null,
    name: "shop.Order",
    subject: "orders-value",
    version: 7,
  });
});

test("references are known types; plain ones need no record", () => {
  const customer = { type: "record", name: "c.Customer", fields: [{ name: "n", type: "long" }] };
  const schema = { type: "record", name: "o.O", fields: [{ name: "who", type: "c.Customer" }] };
  assert.equal(text(schema, "02", [customer]), '{"who":{"n":1}}');
  assert.match(text(schema, "02"), /the schema does not say what `c\.Customer` is/);
  assert.equal(text("string", "0668690a"), '"hi\\n"');
  assert.equal(text({ type: { type: "long", logicalType: "timestamp-millis" } }, "00"), '"1970-01-01T00:00:00.000Z"');
});

test("blocks with a byte size in front are read as well", () => {
  assert.equal(text({ type: "array", items: "int" }, "03040204020800"), "[1,2,4]");
});

test("a logical type that cannot be is read as what it stands on", () => {
  assert.equal(text({ type: "bytes", logicalType: "decimal", precision: 2, scale: 3 }, "0201"), '"AQ=="');
  assert.equal(text({ type: "long", logicalType: "timestamp-millis" }, "feffffffffffffffff01"), "9223372036854775807");
  assert.equal(text({ type: "int", logicalType: "time-millis" }, "01"), "-1");
  assert.equal(text({ type: "int", logicalType: "date" }, "feffffff0f"), "2147483647");
});

test("bytes that do not fit the schema say where", () => {
  const fault = (digits: string) => text(order, digits);
  assert.match(
    fault(written.slice(0, 40)),
    /^Not decoded: the bytes do not fit schema id 5 \(Avro\): in field `i` the bytes end too early\.$/,
  );
  assert.match(fault(`${written}0000`), /1 byte is left behind the value/);
  assert.match(fault(`${written}04`), /in field `next` there is no branch 2 in a union of 2/);
  assert.match(fault(`${written}02${written.slice(0, -4)}`), /in field `next\.dur` the bytes end too early/);
});

test("hostile bytes end early: endless items, endless nesting, long numbers", () => {
  const items = { type: "array", items: "null" };
  assert.match(text(items, "8080808080808080800100"), /is said to hold \d+ items/);
  const self = { type: "record", name: "S", fields: [{ name: "s", type: "S" }] };
  assert.match(text(self, "00"), /nests more than 200 levels deep/);
  assert.match(text("long", "ffffffffffffffffffff01"), /more than 64 bits/);
  assert.match(text("int", "8080808010"), /more than 32 bits/);
  assert.match(text("string", "02ff"), /not UTF-8/);
});

test("a header carries the schema: GUID or id, the payload then has no prefix", () => {
  const guid = "8a8ba3ff-6f9e-4f47-a8f3-5b5a1d2ed2f6";
  const asked: unknown[] = [];
  const schemas = (ref: unknown): SchemaAnswer => {
    asked.push(ref);
    return { schema: { type: "AVRO", text: '"long"', references: [], id: null, guid }, uses: [] };
  };
  const from = (header: string) => {
    const schemaHeader = Buffer.from(header, "hex");
    const record = { topic: "t", part: "key" as const, key: null, schemaHeader, schemas };
    const payload = decodePayload(Buffer.from("02", "hex"), { maxBytes: 100, record });
    assert.ok("codec" in payload);
    return payload.text;
  };
  assert.equal(from(`01${guid.replaceAll("-", "")}`), "1");
  assert.equal(from("0000000009"), "1");
  assert.deepEqual([asked[0], asked.at(-1)], [{ guid }, { id: 9 }]);
  // No such header: the byte is taken as it is.
  assert.equal(from("05"), "02");
});
