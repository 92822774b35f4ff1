import assert from "node:assert/strict";
import { test } from "node:test";
import protobuf from "protobufjs";
import { decodePayload } from "./decode.ts";
import type { SchemaAnswer, WriterSchema } from "./schema-source.ts";

type References = WriterSchema["references"];

function show(text: string, bytes: Uint8Array, path = "00", references: References = []): string {
  const schema: WriterSchema = { type: "PROTOBUF", text, references, id: 5, guid: null };
  const schemas = (): SchemaAnswer => ({ schema, uses: [] });
  const record = { topic: "t", part: "value" as const, key: null, schemaHeader: null, schemas };
  const stored = Buffer.concat([Buffer.from(`0000000005${path}`, "hex"), bytes]);
  const payload = decodePayload(stored, { maxBytes: 10_000, record });
  assert.ok("codec" in payload);
  return payload.note ?? payload.text;
}

/** Bytes by protobufjs's own writer. */
function write(text: string, name: string, value: Record<string, unknown>): Uint8Array {
  const type = protobuf.parse(text, new protobuf.Root(), { keepCase: true }).root.lookupType(name);
  return type.encode(type.fromObject(value)).finish();
}

const scalars = `syntax = "proto3"; package p;
  message Other { int32 n = 1; }
  message All { int32 a = 1; int64 b = 2; uint32 c = 3; uint64 d = 4; sint32 e = 5; sint64 f = 6; fixed32 g = 7; fixed64 h = 8;
    sfixed32 i = 9; sfixed64 j = 10; bool k = 11; float l = 12; double m = 13; string n = 14; bytes o = 15; Color p = 16;
    repeated int64 q = 17; map<string, int64> r = 18; map<int64, Other> s = 19; oneof t { string t1 = 20; Other t2 = 21; }
    optional int32 u = 22; Other v = 23; repeated Other w = 24;
    message Deep { message Deeper { string x = 1; } string y = 1; } }
  enum Color { RED = 0; BLUE = 1; }`;

test("all scalars are exact, of maps and lists and members of a oneof too", () => {
  const bytes = write(scalars, "p.All", {
    a: -5,
    b: "-9223372036854775808",
    c: 4294967295,
    d: "18446744073709551615",
    e: -2147483648,
    f: "-9223372036854775808",
    g: 4294967295,
    h: "18446744073709551615",
    i: -1,
    j: "-9223372036854775808",
    k: true,
    l: 0.1,
    m: 0.1,
    n: 'é"',
    o: Buffer.from([0, 255]),
    p: 1,
    q: ["9223372036854775807", -1],
    r: { a: "9007199254740993" },
    s: { "-7": { n: 1 } },
    t2: { n: 2 },
    u: 0,
    w: [{ n: 1 }, {}],
  });
  assert.equal(
    show(scalars, bytes, "0202"),
    '{"a":-5,"b":-9223372036854775808,"c":4294967295,"d":18446744073709551615,"e":-2147483648,"f":-9223372036854775808,' +
      '"g":4294967295,"h":18446744073709551615,"i":-1,"j":-9223372036854775808,"k":true,"l":0.1,"m":0.1,"n":"é\\"","o":"AP8=",' +
      '"p":"BLUE","q":[9223372036854775807,-1],"r":{"a":9007199254740993},"s":{"-7":{"n":1}},"t2":{"n":2},"u":0,"w":[{"n":1},{"n":0}]}',
  );
});

test("absent: implicit presence shows the zero, explicit presence nothing", () => {
  assert.equal(
    show(scalars, Buffer.alloc(0), "0202"),
    '{"a":0,"b":0,"c":0,"d":0,"e":0,"f":0,"g":0,"h":0,"i":0,"j":0,"k":false,"l":0,"m":0,"n":"","o":"","p":"RED","q":[],"r":{},"s":{},"w":[]}',
  );
  const second = `syntax = "proto2"; message M { optional int32 a = 1 [default = 7]; required string b = 2; }`;
  assert.equal(show(second, write(second, "M", { b: "x" })), '{"b":"x"}');
});

test("the message indexes lead to the message", () => {
  assert.equal(show(scalars, write(scalars, "p.Other", { n: 3 })), '{"n":3}');
  assert.equal(show(scalars, write(scalars, "p.Other", { n: 3 }), "0200"), '{"n":3}');
  assert.equal(show(scalars, write(scalars, "p.All.Deep.Deeper", { x: "d" }), "06020000"), '{"x":"d"}');
  assert.match(show(scalars, Buffer.alloc(0), "0204"), /the schema has no message at \[2\]/);
  assert.match(show(scalars, Buffer.alloc(0), "01"), /the path to the message has -1 steps/);
});

test("fields that the schema lacks, and those of another wire type, stand under their numbers", () => {
  const less = `syntax = "proto3"; message M { string b = 2; }`;
  const more = `syntax = "proto3"; message M { int64 a = 1; int32 b = 2; string c = 3; repeated int32 d = 4 [packed = false]; }`;
  const bytes = write(more, "M", { a: "9223372036854775807", b: 5, c: "x", d: [1, 2] });
  assert.equal(show(less, bytes), '{"b":"","1":9223372036854775807,"2":5,"3":"eA==","4":[1,2]}');
});

const wellKnown = `syntax = "proto3"; package k;
  import "google/protobuf/timestamp.proto"; import "google/protobuf/duration.proto"; import "google/protobuf/struct.proto";
  import "google/protobuf/wrappers.proto"; import "google/protobuf/any.proto"; import "google/protobuf/field_mask.proto";
  import "google/protobuf/empty.proto";
  message D { bytes value = 1; uint32 precision = 2; int32 scale = 3; }
  message W { google.protobuf.Timestamp t = 1; google.protobuf.Duration d = 2; google.protobuf.Struct s = 3;
    google.protobuf.Int64Value i = 4; google.protobuf.Any a = 5; google.protobuf.FieldMask m = 6; D c = 7;
    google.protobuf.StringValue e = 8; google.protobuf.Empty n = 9; map<string, int64> z = 10; message In { string x = 1; } }`;

/** The same file and a W in it, as Google's Python library writes them. */
const descriptor =
  "CgdrLnByb3RvEgFrGh9nb29nbGUvcHJvdG9idWYvdGltZXN0YW1wLnByb3RvGh5nb29nbGUvcHJvdG9idWYvZHVyYXRpb24ucHJvdG8aHGdvb2dsZS9wcm90b2J1Zi9zdHJ1Y3QucHJvdG8aHmdvb2dsZS9wcm90b2J1Zi93cmFwcGVycy5wcm90bxoZZ29vZ2xlL3Byb3RvYnVmL2FueS5wcm90bxogZ29vZ2xlL3Byb3RvYnVmL2ZpZWxkX21hc2sucHJvdG8aG2dvb2dsZS9wcm90b2J1Zi9lbXB0eS5wcm90byI0CgFEEg0KBXZhbHVlGAEgASgMEhEKCXByZWNpc2lvbhgCIAEoDRINCgVzY2FsZRgDIAEoBSKUAwoBVxIlCgF0GAEgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcBIkCgFkGAIgASgLMhkuZ29vZ2xlLnByb3RvYnVmLkR1cmF0aW9uEiIKAXMYAyABKAsyFy5nb29nbGUucHJvdG9idWYuU3RydWN0EiYKAWkYBCABKAsyGy5nb29nbGUucHJvdG9idWYuSW50NjRWYWx1ZRIfCgFhGAUgASgLMhQuZ29vZ2xlLnByb3RvYnVmLkFueRIlCgFtGAYgASgLMhouZ29vZ2xlLnByb3RvYnVmLkZpZWxkTWFzaxIPCgFjGAcgASgLMgQuay5EEicKAWUYCCABKAsyHC5nb29nbGUucHJvdG9idWYuU3RyaW5nVmFsdWUSIQoBbhgJIAEoCzIWLmdvb2dsZS5wcm90b2J1Zi5FbXB0eRIWCgF6GAogAygLMgsuay5XLlpFbnRyeRooCgZaRW50cnkSCwoDa2V5GAEgASgJEg0KBXZhbHVlGAIgASgDOgI4ARoPCgJJbhIJCgF4GAEgASgJYgZwcm90bzM=";
const written =
  "0a07080110c096b102120b1080b6ca91feffffffff011a2a0a070a0161120208000a1f0a0162121a32180a0911000000000000f03f0a031a01780a0220010a022a00220b08ffffffffffffffffff012a1d0a17747970652e676f6f676c65617069732e636f6d2f6b2e441202180332080a01610a03622e633a080a02041a1004180242004a00520c0a0171108180808080808010";
const form =
  '{"t":"1970-01-01T00:00:01.005Z","d":"-0.500s","s":{"a":null,"b":[1,"x",true,{}]},"i":-1,' +
  '"a":{"@type":"type.googleapis.com/k.D","value":"","precision":0,"scale":3},"m":"a,b.c",' +
  '"c":{"value":"BBo=","precision":4,"scale":2},"e":"","n":{},"z":{"q":9007199254740993}}';

test("well-known types have their JSON form, from .proto text and from a base64 descriptor", () => {
  const bytes = Buffer.from(written, "hex");
  assert.equal(show(wellKnown, bytes, "0202"), form);
  assert.equal(show(descriptor, bytes, "0202"), form);
  const decimal =
    'syntax = "proto3"; import "confluent/type/decimal.proto"; message P { confluent.type.Decimal c = 7; }';
  assert.equal(show(decimal, Buffer.from("3a080a02041a10041802", "hex")), '{"c":10.50}');
});

test("in a descriptor the entry of a map counts as a nested message, as Python's serializer counts it", () => {
  const x = Buffer.from("0a0141", "hex");
  assert.equal(show(wellKnown, x, "040200"), '{"x":"A"}');
  assert.equal(show(descriptor, x, "040202"), '{"x":"A"}');
});

test("references are found, of text and descriptor in one", () => {
  const main = 'syntax = "proto3"; package m; import "k.proto"; message M { k.D d = 1; }';
  const bytes = Buffer.from("0a021803", "hex");
  const expected = '{"d":{"value":"","precision":0,"scale":3}}';
  assert.equal(show(main, bytes, "00", [{ name: "k.proto", text: wellKnown }]), expected);
  assert.equal(show(main, bytes, "00", [{ name: "k.proto", text: descriptor }]), expected);
  const samePackage = main.replace("package m", "package k");
  assert.equal(show(samePackage, bytes, "00", [{ name: "k.proto", text: descriptor }]), expected);
  assert.match(
    show(main, bytes),
    /^Not decoded: the bytes do not fit schema id 5 \(Protobuf\): the schema cannot be read \(/,
  );
});

test("bytes that do not fit say where; hostile ones end early", () => {
  const bytes = Buffer.from(written, "hex");
  assert.match(show(wellKnown, bytes.subarray(0, 6), "0202"), /the bytes end too early/);
  assert.match(show(wellKnown, Buffer.from("0a020802".replace("02", "03"), "hex"), "0202"), /end too early/);
  assert.match(
    show('syntax = "proto3"; message S { string s = 1; }', Buffer.from("0a01ff", "hex")),
    /in field `s` a string is not UTF-8/,
  );
  const nested = 'syntax = "proto3"; message N { N n = 1; }';
  let deep = Buffer.alloc(0);
  for (let level = 0; level < 150; level += 1) {
    const length = deep.length;
    const head = length < 128 ? [0x0a, length] : [0x0a, (length & 0x7f) | 0x80, length >> 7];
    deep = Buffer.concat([Buffer.from(head), deep]);
  }
  assert.match(show(nested, deep), /more than 100 levels deep/);
});
