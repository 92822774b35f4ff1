import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatDuration, parseDuration } from "./duration.ts";
import { int64Max } from "./int64.ts";

const day = 86_400_000n;

function ms(text: string): bigint {
  const parsed = parseDuration(text);
  assert.ok("ms" in parsed, `${text} was refused`);
  return parsed.ms;
}

test("people's words", () => {
  const cases: [string, bigint][] = [
    ["90 min", 5_400_000n],
    ["36h", 129_600_000n],
    ["2 weeks", 14n * day],
    ["1.5 days", 129_600_000n],
    ["7 Days", 7n * day],
    ["7d", 7n * day],
    ["1 d 4 h", 100_800_000n],
    ["1h30m", 5_400_000n],
    ["1 hour, 30 minutes", 5_400_000n],
    ["1 hour and 30 minutes", 5_400_000n],
    ["1 year", 365n * day],
    ["604,800,000 ms", 7n * day],
    ["0", 0n],
    ["0.5s", 500n],
    ["forever", -1n],
    [" Unlimited ", -1n],
    ["-1", -1n],
    ["9223372036854775807 ms", int64Max],
  ];
  for (const [text, expected] of cases) assert.equal(ms(text), expected, text);
});

test("what is no duration is refused with words", () => {
  for (const text of [
    "",
    "abc",
    "5",
    "604800000",
    "-5 min",
    "5 parsecs",
    "1.5",
    "min",
    "1 d x",
    "0.0001 s",
    "9223372036854775808 ms",
    "1e3 s",
    "1 mo",
    "NaN s",
  ]) {
    const parsed = parseDuration(text);
    assert.ok("error" in parsed && parsed.error.length > 20, text);
  }
});

test("at most two units", () => {
  const cases: [bigint | number, string][] = [
    [0, "0 ms"],
    [8.4, "8.4 ms"],
    [0.04, "0 ms"],
    [412, "412 ms"],
    [1_000, "1 s"],
    [1_540, "1.5 s"],
    [9_960, "10 s"],
    [42_000, "42 s"],
    [402_000, "6 min 42 s"],
    [3_599_700, "1 h"],
    [187_200_000, "2 d 4 h"],
    [7n * day, "7 d"],
    [day + 300_000n, "1 d"],
    [-1n, "forever"],
    [-402_000, "\u22126 min 42 s"],
  ];
  for (const [value, text] of cases) assert.equal(formatDuration(value), text);
});

test("any int64 prints as at most two units that parse back to within half of the smaller one", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: int64Max - day }), fc.integer({ min: 0, max: 62 }), (big, shift) => {
      const value = big >> BigInt(shift);
      const text = formatDuration(value);
      assert.match(text, /^[\d,]+(\.\d)? [a-z]+( \d+ [a-z]+)?$/);
      const difference = ms(text) - value;
      const smaller =
        value < 1_000n ? 0n : value < 9_950n ? 50n : value < 3_600_000n ? 500n : value < day ? 30_000n : 1_800_000n;
      assert.ok((difference < 0n ? -difference : difference) <= smaller, `${value} ${text}`);
    }),
  );
});

test("no text makes the parser fail", () => {
  fc.assert(fc.property(fc.string(), (text) => void parseDuration(text)));
});
