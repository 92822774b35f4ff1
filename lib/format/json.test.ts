import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatJson, isJson, parseJson, printJson } from "./json.ts";

const exact = [
  "9223372036854775807",
  "-9223372036854775808",
  "1e400",
  "0.1000000000000000055",
  "1.0",
  "-0",
  "1E+2",
  "123456789012345678901234567890",
];

test("numbers keep their text", () => {
  for (const text of exact) {
    assert.ok(isJson(text), text);
    assert.equal(printJson(parseJson(text)), text);
    assert.equal(printJson(parseJson(`{"a":[${text}]}`)), `{"a":[${text}]}`);
    assert.equal(formatJson(`[${text}]`, 0), `[${text}]`);
  }
  assert.equal(printJson({ a: 9223372036854775807n }), '{"a":9223372036854775807}');
});

test("formatting keeps order, repeated keys and escapes", () => {
  assert.equal(
    formatJson('{"2":1,"1":{},"a":[ ],"a":[1.0,"\\u00fc\\/"],"__proto__":null}'),
    [
      "{",
      '  "2": 1,',
      '  "1": {},',
      '  "a": [],',
      '  "a": [',
      "    1.0,",
      '    "\\u00fc\\/"',
      "  ],",
      '  "__proto__": null',
      "}",
    ].join("\n"),
  );
});

test("of a repeated key the last value stays when parsed", () => {
  assert.equal(printJson(parseJson('{"a":1,"a":{"b":2}}')), '{"a":{"b":2}}');
  assert.equal(printJson(parseJson('{"__proto__":{"x":1}}')), '{"__proto__":{"x":1}}');
});

test("deep nesting neither overflows nor fails without words", () => {
  const deep = "[".repeat(200_000) + "]".repeat(200_000);
  assert.ok(isJson(deep));
  assert.equal(formatJson(deep, 0), deep);
  assert.throws(() => parseJson(deep), SyntaxError);
  assert.ok(!isJson(deep.slice(0, -1)));
});

test("long strings are scanned without overflow", () => {
  assert.ok(isJson(JSON.stringify("\\\n\u2028".repeat(500_000))));
});

test("errors tell the position, never the text", () => {
  assert.throws(() => parseJson('{"password":"hunter2'), {
    name: "SyntaxError",
    message: "Not valid JSON at character 13.",
  });
});

const json = fc.json({ maxDepth: 5, noUnicodeString: false });

test("accepts exactly what the engine accepts", () => {
  const accepted = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(fc.property(json, (text) => assert.equal(isJson(text), true)));
  const shreds = fc
    .array(
      fc.constantFrom(
        '"',
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "1",
        "-",
        "0",
        ".",
        "e",
        "+",
        "true",
        "null",
        " ",
        "\\",
        "u00",
        "\u0001",
        "a",
      ),
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(shreds, (text) => assert.equal(isJson(text), accepted(text), text)),
    { numRuns: 5000 },
  );
  const damaged = fc
    .tuple(json, fc.nat(), fc.constantFrom("", ",", '"', "}", "0", "\\", "\n"))
    .map(([text, at, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1));
  fc.assert(
    fc.property(damaged, (text) => assert.equal(isJson(text), accepted(text), text)),
    { numRuns: 2000 },
  );
});

test("formatting changes white space only", () => {
  fc.assert(
    fc.property(json, (text) => {
      assert.equal(formatJson(formatJson(text, 3), 0), formatJson(text, 0));
      assert.deepEqual(JSON.parse(formatJson(text)), JSON.parse(text));
    }),
  );
});
