import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { FieldClause } from "#lib/contracts/record-search.ts";
import { writeBatch } from "#lib/kafka/records/batch-writer.ts";
import { emptyBatch, emptyRecord, readBatch, readRecord } from "./batch-walk.ts";
import { compileFilter } from "./compile-filter.ts";
import { compareDecimals, parseDecimal, shortNumber } from "./decimal.ts";
import { findValue } from "./json-walk.ts";
import { foldedNeedle } from "./needle.ts";
import { compileRegex } from "./regex.ts";
import type { ScanFilter } from "./scan-plan.ts";

type Sample = { key?: string | Buffer | null; value?: string | Buffer | null; headers?: [string, string | null][] };

const none: ScanFilter = { contains: null, fields: [], expression: null };
const contains = (text: string, more: Partial<NonNullable<ScanFilter["contains"]>> = {}): ScanFilter => ({
  ...none,
  contains: { text, as: "text", caseSensitive: true, in: ["key", "value", "headers"], on: "stored", ...more },
});
const field = (path: string, operator: FieldClause["operator"], value = ""): ScanFilter => ({
  ...none,
  fields: [{ path, operator, value }],
});
const cel = (expression: string): ScanFilter => ({ ...none, expression });

function bytesOf(value: string | Buffer | null | undefined): Buffer | null {
  return value == null ? null : Buffer.from(value);
}

/** Whether the filter takes the record, the needle asked first as a scan does. */
function matches(filter: ScanFilter, sample: Sample): boolean {
  const compiled = compileFilter(filter);
  assert.ok(!("faults" in compiled), JSON.stringify(compiled));
  const headers = (sample.headers ?? []).map(([key, value]) => ({ key, value: bytesOf(value) }));
  const data = writeBatch([
    { key: bytesOf(sample.key), value: bytesOf(sample.value), headers, timestamp: 1_700_000_000_000n },
  ]);
  const batch = emptyBatch();
  const view = emptyRecord();
  readBatch(data, 0, data.length, batch);
  const body = data.subarray(batch.bodyStart, batch.end);
  readRecord(body, 0, view);
  const ruledOut = compiled.needle !== null && compiled.needle.open(body)(0) < 0;
  const result = compiled.matches(body, batch, view, 3);
  if (ruledOut) assert.equal(result, false, "the needle ruled out a match");
  return result;
}

function faults(filter: ScanFilter) {
  const compiled = compileFilter(filter);
  return "faults" in compiled ? compiled.faults : [];
}

test("contains looks into the chosen parts and nowhere else", () => {
  const sample: Sample = { key: "k-1", value: "hello wörld", headers: [["trace", "abc"]] };
  assert.ok(matches(contains("wörld"), sample));
  assert.ok(matches(contains("trace"), sample));
  assert.ok(matches(contains("abc", { in: ["headers"] }), sample));
  assert.ok(!matches(contains("abc", { in: ["key", "value"] }), sample));
  assert.ok(!matches(contains("k-1", { in: ["value"] }), sample));
  // Key and value lie side by side in the batch; text across them is no hit.
  assert.ok(!matches(contains("1hello"), { key: "k-1", value: "hello" }));
});

test("any case: ASCII and beyond, hex, regular expressions, decoded text", () => {
  assert.ok(matches(contains("HELLO", { caseSensitive: false }), { value: "say hello" }));
  assert.ok(matches(contains("WÖRLD", { caseSensitive: false }), { value: "hello wörld" }));
  assert.ok(!matches(contains("HELLO"), { value: "hello" }));
  assert.ok(matches(contains("00 ff", { as: "hex" }), { value: Buffer.from([1, 0, 255, 2]) }));
  assert.ok(matches(contains("^a.c$", { as: "regex" }), { value: "abc" }));
  assert.ok(matches(contains("[a-f]+Z", { as: "regex", caseSensitive: false }), { value: "CAFEz" }));
  assert.ok(matches(contains("00ff", { on: "decoded" }), { value: Buffer.from([0, 255]) }));
});

test("the chunks of an any-case search join without a gap", () => {
  fc.assert(
    fc.property(fc.nat(100_000), (at) => {
      const body = Buffer.alloc(110_000, 0x2e);
      body.write("NeeDle", at);
      assert.equal(foldedNeedle("needle").open(body)(0), at);
      assert.equal(foldedNeedle("needle").open(body)(at + 1), -1);
    }),
  );
});

test("a regular expression cannot explode, nor use what cannot be done in linear time", () => {
  const started = performance.now();
  for (const caseSensitive of [true, false]) {
    const compiled = compileRegex("^(a+)+$", caseSensitive);
    assert.ok("regex" in compiled);
    assert.equal(compiled.regex.test(`${"a".repeat(60)}b`), false);
  }
  assert.ok(performance.now() - started < 1_000);
  assert.deepEqual(
    ["(?=a)", "(a)\\1", "(?<n>a)\\k<n>", "(?<!a)b"].map((pattern) => "regex" in compileRegex(pattern, true)),
    [false, false, false, false],
  );
  assert.match(JSON.stringify(compileRegex("(", true)), /Not a regular expression/);
});

test("ASCII letters in any case are those of the flag i", () => {
  const pattern = fc.constantFrom("ab", "[a-c]x", "[^a-z]", "\\w+Q", "(?:Ab|cD)e", "[X-c]", "(?<Name>q)r");
  const text = fc.string({ unit: fc.constantFrom(..."aAbBcCdDeExXqQrRzZ^_`09") });
  fc.assert(
    fc.property(pattern, text, (source, value) => {
      const compiled = compileRegex(source, false);
      assert.ok("regex" in compiled);
      assert.equal(compiled.regex.test(value), new RegExp(source, "i").test(value), `${source} on ${value}`);
    }),
    { numRuns: 500 },
  );
});

test("fields: paths, numbers exactly, missing is no match", () => {
  const value =
    '{"id":9223372036854775807,"a":{"b":[1,{"c":"x"}]},"amount":0.10,"odd.name":true,"n":null,"s":"5","u":"\\u0041b"}';
  const takes: [string, FieldClause["operator"], string, boolean][] = [
    ["value.id", "=", "9223372036854775807", true],
    ["value.id", "=", "9223372036854775806", false],
    ["value.id", ">", "9223372036854775806.9", true],
    ["value.a.b[1].c", "=", "x", true],
    ["value.a.b[0]", "=", "1.0", true],
    ["value.amount", "=", "0.1", true],
    ["value.amount", "<", "0.1000000000000000055", true],
    ["value.amount", ">=", "1e-1", true],
    ['value["odd.name"]', "=", "true", true],
    ["value.n", "is-null", "", true],
    ["value.n", "exists", "", true],
    ["value.missing", "exists", "", false],
    ["value.missing", "!=", "1", false],
    ["value.s", "=", "5", true],
    ["value.s", "!=", "5", false],
    ["value.u", "=", "Ab", true],
    ["value.u", "starts-with", "A", true],
    ["value.s", ">", "4", false],
    ["headers.trace", "=", "t1", true],
    ["headers.trace", "=", "t2", true],
    ["headers.trace", "=", "t3", false],
    ["key", "=", "k", true],
  ];
  for (const [path, operator, wanted, expected] of takes)
    assert.equal(
      matches(field(path, operator, wanted), {
        key: "k",
        value,
        headers: [
          ["trace", "t1"],
          ["trace", "t2"],
        ],
      }),
      expected,
      `${path} ${operator} ${wanted}`,
    );
  assert.equal(matches(field("value.a", "exists"), { value: "no json" }), false);
  assert.equal(matches(field("value.a", "exists"), { value: '{"a":1} trailing' }), false);
});

test("a needle is never looked for where JSON may write the text in another way", () => {
  assert.ok(matches(field("value.a", "=", "Lisbon"), { value: '{"a":"\\u004cisbon"}' }));
  assert.ok(matches(field("value.a", "=", "a/b"), { value: '{"a":"a\\/b"}' }));
  assert.ok(matches(field("value.a", "=", "1000"), { value: '{"a":1e3}' }));
  assert.ok(matches(cel('value.a == "Lisbon"'), { value: '{"a":"Lisb\\u006fn"}' }));
});

const keys = fc.constantFrom("a", "b", "ab", 'q"', "ü", "a.b");
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string(),
    tie("list"),
    tie("object"),
  ),
  list: fc.array(tie("value"), { maxLength: 3 }),
  object: fc.dictionary(keys, tie("value"), { maxKeys: 4 }),
})).value;

test("a path finds what JSON.parse finds", () => {
  fc.assert(
    fc.property(
      json,
      fc.array(fc.oneof(keys, fc.nat(2)), { maxLength: 3 }),
      fc.constantFrom(0, 2),
      (value, path, indent) => {
        const text = Buffer.from(JSON.stringify(value, null, indent));
        const steps = path.map((step) =>
          typeof step === "number" ? { index: step } : { name: step, bytes: Buffer.from(step) },
        );
        const span = { start: 0, end: 0 };
        let expected: unknown = value;
        for (const step of path) {
          const isIndex = typeof step === "number";
          if (typeof expected !== "object" || expected === null || Array.isArray(expected) !== isIndex)
            expected = undefined;
          else expected = Object.hasOwn(expected, step) ? Reflect.get(expected, step) : undefined;
        }
        const found = findValue(text, 0, text.length, steps, span);
        assert.equal(found, expected !== undefined);
        if (found)
          assert.deepEqual(
            JSON.parse(text.toString("utf8", span.start, span.end)),
            JSON.parse(JSON.stringify(expected)),
          );
      },
    ),
    { numRuns: 2_000 },
  );
});

test("decimals compare as fractions of bigints do; the short way agrees", () => {
  const number = fc.oneof(
    fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 })).map(([n, scale]) => {
      const digits = (n < 0n ? -n : n).toString().padStart(scale + 1, "0");
      const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
      return n < 0n ? `-${text}` : text;
    }),
    fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -9, max: 9 })).map(([n, e]) => `${n}e${e}`),
  );
  const scaled = (text: string): bigint => {
    const [mantissa = "", power = "0"] = text.split("e");
    const [whole = "", fraction = ""] = mantissa.split(".");
    return BigInt(`${whole}${fraction}`) * 10n ** BigInt(30 - fraction.length + Number(power));
  };
  fc.assert(
    fc.property(number, number, (a, b) => {
      const [left, right] = [parseDecimal(a), parseDecimal(b)];
      assert.ok(left !== null && right !== null);
      const expected = scaled(a) < scaled(b) ? -1 : scaled(a) > scaled(b) ? 1 : 0;
      assert.equal(Math.sign(compareDecimals(left, right)), expected, `${a} ? ${b}`);
      const [x, y] = [a, b].map((text) => shortNumber(Buffer.from(text), 0, text.length));
      if (x !== undefined && y !== undefined && x === x && y === y) assert.equal(Math.sign(x - y), expected);
    }),
    { numRuns: 2_000 },
  );
  assert.ok(
    Math.sign(compareDecimals({ sign: 1, digits: "1", exponent: 400 }, { sign: 1, digits: "9", exponent: 399 })) > 0,
  );
});

test("CEL: exact integers, missing fields, headers, text and bytes", () => {
  const value = '{"id":9223372036854775807,"customer":"x","amount":250,"list":[1,2],"__proto__":{"a":1}}';
  const headers: [string, string][] = [["x-channel", "ecom"]];
  const takes: [string, boolean][] = [
    ["value.id == 9223372036854775807", true],
    ["value.id == 9223372036854775806", false],
    ['value.customer == "x" && value.amount > 100.0', true],
    ["value.missing == 1", false],
    ['value.missing == 1 || value.customer == "x"', true],
    ["has(value.missing)", false],
    ['headers["x-channel"] == "ecom" && partition == 3 && offset == 0', true],
    ['headers["none"] == "ecom"', false],
    ['key == "k"', true],
    ["value.list.exists(i, i == 2)", true],
    ["value.size() == 5", true],
    ["timestamp >= 1700000000000", true],
    ['value["customer"].startsWith("x")', true],
    ["value.list[7] == 1", false],
  ];
  for (const [expression, expected] of takes)
    assert.equal(matches(cel(expression), { key: "k", value, headers }), expected, expression);
  assert.ok(matches(cel("value == null"), { value: null }));
  assert.ok(!matches(cel("value.a == 1"), { value: null }));
  assert.ok(matches(cel('value.contains("plain")'), { value: "some plain text" }));
  assert.throws(() => matches(cel('value.amount + "x" == "y"'), { value }), /no such overload/);
});

test("faults say where they are", () => {
  assert.deepEqual(faults(cel("value.")), [
    { clause: "expression", index: null, message: "Expected IDENTIFIER, got EOF.", position: 6 },
  ]);
  assert.equal(faults(cel("valu == 1"))[0]?.position, 0);
  assert.match(faults(cel("offset + 1"))[0]?.message ?? "", /not true or false/);
  assert.equal(faults(contains("0g", { as: "hex" }))[0]?.position, 1);
  assert.equal(faults(field("values.a", "exists"))[0]?.clause, "field");
  assert.equal(faults(field("value.a..b", "exists"))[0]?.position, 7);
});
