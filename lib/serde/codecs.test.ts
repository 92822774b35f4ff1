import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { test } from "node:test";
import type { CodecName } from "#lib/contracts/records.ts";
import { decodePayload, explainPayload } from "./decode.ts";
import { codecs } from "./codecs.ts";

const hex = (digits: string) => Buffer.from(digits.replace(/\s/g, ""), "hex");

function by(codec: CodecName, bytes: Buffer): string {
  const payload = decodePayload(bytes, { maxBytes: 1_000, codec });
  assert.ok(payload.kind !== "null" && payload.kind !== "empty");
  if (payload.note !== undefined) return payload.note;
  assert.equal(payload.codec, codec);
  return payload.text;
}

test("numbers of all widths are big-endian and exact", () => {
  assert.equal(by("int8", hex("ff")), "-1");
  assert.equal(by("uint8", hex("ff")), "255");
  assert.equal(by("int16", hex("8000")), "-32768");
  assert.equal(by("uint16", hex("8000")), "32768");
  assert.equal(by("int32", hex("80000000")), "-2147483648");
  assert.equal(by("uint32", hex("80000000")), "2147483648");
  assert.equal(by("int64", hex("7fffffffffffffff")), "9223372036854775807");
  assert.equal(by("int64", hex("8000000000000000")), "-9223372036854775808");
  assert.equal(by("uint64", hex("ffffffffffffffff")), "18446744073709551615");
  assert.equal(by("float32", hex("3dcccccd")), "0.1");
  assert.equal(by("float32", hex("7f7fffff")), "3.4028235e+38");
  assert.equal(by("float64", hex("3fb999999999999a")), "0.1");
  assert.equal(by("float64", hex("8000000000000000")), "-0");
  assert.equal(by("float64", hex("7ff0000000000000")), '"Infinity"');
  assert.equal(by("int32", hex("00")), "Not decoded: it takes 4 bytes; here are 1.");
});

test("a number's length alone never makes it one", () => {
  assert.equal(decodePayload(hex("0000000000000005"), { maxBytes: 100 }).kind, "hex");
});

test("UUID, base64 and gzip", () => {
  assert.equal(by("uuid", hex("8a8ba3ff6f9e4f47a8f35b5a1d2ed2f6")), "8a8ba3ff-6f9e-4f47-a8f3-5b5a1d2ed2f6");
  assert.equal(by("base64", Buffer.from("eyJhIjoxfQ==")), '{"a":1}');
  assert.equal(by("base64", Buffer.from("_-8")), "ffef");
  assert.match(by("base64", Buffer.from("a b c!")), /^Not decoded: it holds characters/);
  const packed = decodePayload(gzipSync('{"n":9223372036854775807}'), { maxBytes: 100 });
  assert.ok("codec" in packed);
  assert.deepEqual([packed.codec, packed.kind, packed.text], ["gzip", "json", '{"n":9223372036854775807}']);
  const broken = decodePayload(gzipSync("text").subarray(0, 20), { maxBytes: 100 });
  assert.ok("codec" in broken);
  assert.match(broken.note ?? "", /^Not decoded: it begins as gzip/);
});

test("a gzip bomb ends at 64 MiB", () => {
  const bomb = gzipSync(Buffer.alloc(70 * 1_048_576));
  const shown = decodePayload(bomb, { maxBytes: 100 });
  assert.ok("codec" in shown);
  assert.equal(shown.codec, "bytes");
});

/** Written by fastavro: the longs 1 and 2^63-1. */
const container = {
  none: "4f626a0104146176726f2e636f646563086e756c6c166176726f2e736368656d6194017b2274797065223a20227265636f7264222c20226e616d65223a202252222c20226669656c6473223a205b7b226e616d65223a20226e222c202274797065223a20226c6f6e67227d5d7d0030313233343536373839616263646566041602feffffffffffffffff0130313233343536373839616263646566",
  deflate:
    "4f626a0104146176726f2e636f6465630e6465666c617465166176726f2e736368656d6194017b2274797065223a20227265636f7264222c20226e616d65223a202252222c20226669656c6473223a205b7b226e616d65223a20226e222c202274797065223a20226c6f6e67227d5d7d0030313233343536373839616263646566041463faf71f0a180135e20830313233343536373839616263646566",
};

test("Avro object containers bring their schema along", () => {
  for (const written of [container.none, container.deflate]) {
    const shown = decodePayload(hex(written), { maxBytes: 1_000 });
    assert.ok("codec" in shown);
    assert.deepEqual([shown.codec, shown.text], ["avro-container", '[{"n":1},{"n":9223372036854775807}]']);
  }
  const cut = decodePayload(hex(container.none).subarray(0, -1), { maxBytes: 1_000 });
  assert.ok("codec" in cut);
  assert.match(cut.note ?? "", /Avro object container: the bytes end too early/);
});

test("every codec says why it does not fit, once", () => {
  const tried = explainPayload(hex("0102"), { maxBytes: 100 });
  assert.deepEqual(
    tried.map(({ codec }) => codec),
    codecs.map(({ name }) => name),
  );
  const fitting = tried.flatMap(({ codec, reason }) => (reason === null ? [codec] : []));
  assert.deepEqual(fitting, ["bytes", "int16", "uint16"]);
  for (const { reason } of tried) assert.match(reason ?? "Fits.", /^[A-Z`].*\.$/);
  assert.deepEqual(explainPayload(Buffer.alloc(0), { maxBytes: 100 }), []);
});
