import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseFieldPath, printSteps } from "./field-path.ts";
import { findJson } from "./json-find.ts";

function at(text: string, path: string, truncated = false): string {
  const parsed = parseFieldPath(`value${path}`);
  assert.ok("steps" in parsed, `path ${path}`);
  const found = findJson(text, parsed.steps, truncated);
  return typeof found === "string" ? `<${found}>` : text.slice(found.start, found.end);
}

describe("a field in a JSON text", () => {
  const text = '{"a": {"b": [1, {"c": 9223372036854775807}]}, "n": null, "odd.name": 1.0, "e\\u0041": "x", "a2": {}}';

  it("keeps the text of numbers", () => {
    assert.equal(at(text, ".a.b[1].c"), "9223372036854775807");
    assert.equal(at(text, '["odd.name"]'), "1.0");
  });

  it("finds null, containers, the whole, and names with escapes", () => {
    assert.equal(at(text, ".n"), "null");
    assert.equal(at(text, ".a.b[1]"), '{"c": 9223372036854775807}');
    assert.equal(at(text, ".a2"), "{}");
    assert.equal(at(text, ".eA"), '"x"');
    assert.equal(at('"alone"', ""), '"alone"');
  });

  it("says what is missing", () => {
    assert.equal(at(text, ".b"), "<missing>");
    assert.equal(at(text, ".a.b[2]"), "<missing>");
    assert.equal(at(text, ".a.b.c"), "<missing>");
    assert.equal(at(text, ".a[0]"), "<missing>");
    assert.equal(at('{"a":1} x', ".a"), "<missing>");
    assert.equal(at("plain text", ".a"), "<missing>");
  });

  it("takes the last of a repeated name", () => {
    assert.equal(at('{"a":1,"a":{"b":2},"a":3}', ".a"), "3");
    assert.equal(at('{"a":{"x":1},"a":{"b":2}}', ".a.x"), "<missing>");
    assert.equal(at('{"a":{"x":1},"a":3}', ".a.x"), "<missing>");
    assert.equal(at('{"b":1,"a":{"x":1,"x":2}}', ".a.x"), "2");
  });

  it("takes from a cut text only what is whole", () => {
    const cut = '{"a":1,"b":{"c":2},"d":{"e":3,"f":12';
    assert.equal(at(cut, ".a", true), "1");
    assert.equal(at(cut, ".b.c", true), "2");
    assert.equal(at(cut, ".d.e", true), "3");
    assert.equal(at(cut, ".d.f", true), "<cut>");
    assert.equal(at(cut, ".d", true), "<cut>");
    assert.equal(at(cut, ".z", true), "<cut>");
  });
});

describe("steps of a path", () => {
  it("are printed as they are read", () => {
    for (const steps of ['.a["odd.name"][0].b-c', '["a\\"b"]', '["["]', ""]) {
      const parsed = parseFieldPath(`value${steps}`);
      assert.ok("steps" in parsed);
      assert.equal(printSteps(parsed.steps), steps);
    }
  });
});
