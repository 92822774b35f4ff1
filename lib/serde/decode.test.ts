import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decodePayload } from "./decode.ts";
import { encodeInput } from "./encode.ts";

const show = (value: string | number[], maxBytes = 1000) =>
  decodePayload(typeof value === "string" ? Buffer.from(value) : Buffer.from(value), { maxBytes });

function decoded(bytes: Buffer, maxBytes: number) {
  const payload = decodePayload(bytes, { maxBytes });
  assert.ok(payload.kind !== "null" && payload.kind !== "empty");
  return payload;
}

test("null and empty are told apart", () => {
  assert.deepEqual(decodePayload(null, { maxBytes: 10 }), { kind: "null" });
  assert.deepEqual(decodePayload(Buffer.alloc(0), { maxBytes: 10 }), { kind: "empty" });
});

test("JSON keeps its text", () => {
  for (const text of [
    '{"id":9223372036854775807,"x":1e400 }',
    "[0.1000000000000000055]",
    '"hello"',
    "12",
    "null",
    ' {"a":1,"a":2}\n',
  ]) {
    assert.deepEqual(show(text), {
      kind: "json",
      codec: "json",
      text,
      bytes: Buffer.byteLength(text),
      truncated: false,
    });
  }
});

test("text is what is valid UTF-8 without controls", () => {
  for (const text of ["hello", "{broken", "a\tb\r\nc", "ü日本🙂", "\ufeff{}", "01"])
    assert.equal(show(text).kind, "text", text);
});

test("all else is hex", () => {
  assert.deepEqual(show([0, 0, 0, 0, 1, 255]), {
    kind: "hex",
    codec: "bytes",
    text: "0000000001ff",
    bytes: 6,
    truncated: false,
  });
  for (const bytes of [
    [0xff],
    [0xc3],
    [0x41, 0x00],
    [0x7f],
    [0xc2, 0x80],
    [0xed, 0xa0, 0x80],
    [0xc0, 0xaf],
    [0x1b, 0x5b],
  ]) {
    assert.equal(show(bytes).kind, "hex", String(bytes));
  }
});

test("a long JSON is examined whole, up to a bound", () => {
  const long = JSON.stringify({ note: "x".repeat(5000) });
  const cut = decoded(Buffer.from(long), 100);
  assert.deepEqual([cut.kind, cut.text.length, cut.truncated, cut.bytes], ["json", 100, true, long.length]);
  const huge = Buffer.from(JSON.stringify({ note: "x".repeat(5_000_000) }));
  const part = decoded(huge, 100);
  assert.deepEqual([part.kind, part.truncated, part.bytes], ["text", true, huge.length]);
  const whole = decoded(huge, huge.length);
  assert.deepEqual([whole.kind, whole.truncated, whole.text.length], ["json", false, huge.length]);
});

test("a cut never falls inside a character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), fc.nat(40), (value, maxBytes) => {
      const text = `text ${value.toWellFormed()}`;
      const payload = decoded(Buffer.from(text), maxBytes);
      if (payload.kind === "hex") return;
      assert.ok(text.startsWith(payload.text));
      assert.ok(Buffer.byteLength(payload.text) <= maxBytes);
      assert.ok(payload.truncated || payload.text === text);
      assert.ok(Buffer.byteLength(payload.text) > maxBytes - 4 || !payload.truncated);
    }),
  );
});

test("whatever is shown whole encodes back to the same bytes", () => {
  const bytes = fc.oneof(
    fc.uint8Array({ minLength: 1 }),
    fc.json().map((text) => Buffer.from(text)),
    fc.string({ minLength: 1 }).map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(bytes, (value) => {
      const stored = Buffer.from(value);
      const payload = decoded(stored, 1_000_000);
      assert.deepEqual(encodeInput({ encoding: payload.kind === "hex" ? "hex" : "utf8", data: payload.text }), stored);
    }),
  );
});

test("typed input: null, empty, hex with spaces; faults are named", () => {
  assert.equal(encodeInput(null), null);
  assert.equal(encodeInput({ encoding: "utf8", data: "" })?.length, 0);
  assert.deepEqual(encodeInput({ encoding: "hex", data: "00 Ff\n10" }), Buffer.from([0, 255, 16]));
  assert.throws(() => encodeInput({ encoding: "hex", data: "0" }), { code: "validation-failed" });
  assert.throws(() => encodeInput({ encoding: "hex", data: "zz" }), { code: "validation-failed" });
  assert.throws(() => encodeInput({ encoding: "utf8", data: "\ud800" }), { code: "validation-failed" });
});
