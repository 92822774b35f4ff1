import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatInteger, formatRate, int64Max, int64Min, parseInteger } from "./int64.ts";

test("groups of three, U+2212, whole at the limits of int64", () => {
  assert.equal(formatInteger(0), "0");
  assert.equal(formatInteger(999), "999");
  assert.equal(formatInteger(1_000), "1,000");
  assert.equal(formatInteger("1043117904"), "1,043,117,904");
  assert.equal(formatInteger(-412n), "\u2212412");
  assert.equal(formatInteger(int64Max), "9,223,372,036,854,775,807");
  assert.equal(formatInteger(int64Min), "\u22129,223,372,036,854,775,808");
});

test("every int64 survives print and parse", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: int64Min, max: int64Max }), (value) => {
      assert.equal(parseInteger(formatInteger(value)), value);
      assert.equal(parseInteger(value.toString()), value);
      assert.match(formatInteger(value), /^\u2212?\d{1,3}(,\d{3})*$/);
    }),
  );
});

test("refuses what is no int64", () => {
  for (const text of ["", "-", "1.5", "1e3", "abc", "1,00", "9223372036854775808", "-9223372036854775809", "0x10"]) {
    assert.equal(parseInteger(text), null, text);
  }
});

test("a rate shows one decimal below ten and never rounds something to nothing", () => {
  assert.deepEqual([0, 0.03, 0.26, 9.4, 10.6, 3914.2].map(formatRate), ["0", "< 0.1", "0.3", "9.4", "11", "3,914"]);
});
