import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { nearest } from "./nearest.ts";
import { isLinkLocal, parseAddress } from "./services.ts";

test("addresses", () => {
  assert.deepEqual(parseAddress("broker-1.example:9092"), { host: "broker-1.example", port: 9092 });
  assert.deepEqual(parseAddress("[::1]:9092"), { host: "::1", port: 9092 });
  assert.deepEqual(parseAddress("k_1:65535"), { host: "k_1", port: 65535 });
  for (const text of [
    "",
    "b",
    "b:",
    ":1",
    "b:0",
    "b:65536",
    "b:9x",
    "::1:9092",
    "[b]:1",
    "[::1]",
    "[::g]:1",
    "a b:1",
    "http://b:1",
    "u:p@b:1",
    "-b:1",
  ]) {
    assert.equal(parseAddress(text), null, text);
  }
});

test("any host and port come back", () => {
  const host = fc.oneof(fc.domain(), fc.ipV4());
  fc.assert(
    fc.property(fc.oneof(host, fc.ipV6()), fc.integer({ min: 1, max: 65_535 }), (name, port) => {
      assert.deepEqual(parseAddress(name.includes(":") ? `[${name}]:${port}` : `${name}:${port}`), {
        host: name,
        port,
      });
    }),
  );
});

test("link-local addresses in every spelling", () => {
  for (const text of [
    "http://169.254.169.254/",
    "http://2852039166/",
    "http://0xa9fea9fe",
    "http://[fe80::1]",
    "http://[febf::1]",
    "http://[::ffff:169.254.1.1]",
  ]) {
    assert.ok(isLinkLocal(new URL(text).hostname), text);
  }
  for (const text of ["http://169.253.1.1", "http://[fec0::1]", "http://fe80.example", "http://10.0.0.1"]) {
    assert.ok(!isLinkLocal(new URL(text).hostname), text);
  }
});

test("did you mean", () => {
  const known = ["bootstrap", "readOnly", "schemaRegistry", "tls"];
  assert.equal(nearest("bootsrap", known), "bootstrap");
  assert.equal(nearest("read-only", known), "readOnly");
  assert.equal(nearest("schema_registry", known), "schemaRegistry");
  assert.equal(nearest("ssl", known), null);
  assert.equal(nearest("brokers", known), null);
});
