import assert from "node:assert/strict";
import { before, test } from "node:test";
import fc from "fast-check";
import { formatAge, formatIso, formatTime, zoneLabel } from "./time.ts";

before(() => {
  process.env.TZ = "Asia/Kolkata";
});

const at = Date.UTC(2026, 2, 4, 14, 29, 10, 125);

test("exact with milliseconds in both zones", () => {
  assert.equal(formatTime(String(at), "utc"), "2026-03-04 14:29:10.125");
  assert.equal(formatTime(at, "local"), "2026-03-04 19:59:10.125");
  assert.equal(formatIso(at, "utc"), "2026-03-04T14:29:10.125Z");
  assert.equal(formatIso(BigInt(at), "local"), "2026-03-04T19:59:10.125+05:30");
  assert.equal(zoneLabel("utc", new Date(at)), "UTC");
  assert.equal(zoneLabel("local", new Date(at)), "UTC+05:30");
});

test("no timestamp is absent, one beyond the calendar keeps its figure", () => {
  assert.equal(formatTime(-1n, "utc"), "\u2013");
  assert.equal(formatTime("9223372036854775807", "local"), "9223372036854775807 ms");
  assert.equal(formatAge("-9223372036854775808", at, "utc"), "-9223372036854775808 ms");
});

test("age is one unit under seven days, then the date", () => {
  const age = (seconds: number) => formatAge(at, at + seconds * 1000, "utc");
  assert.equal(age(0), "0 s");
  assert.equal(age(2), "2 s");
  assert.equal(age(119), "1 min");
  assert.equal(age(19 * 3600), "19 h");
  assert.equal(age(6.9 * 86_400), "6 d");
  assert.equal(age(7 * 86_400), "2026-03-04");
  assert.equal(age(-5), "in 5 s");
});

test("the ISO form is the same instant in both zones", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 250_000_000_000_000 }), (ms) => {
      assert.equal(Date.parse(formatIso(ms, "local")), ms);
      assert.equal(Date.parse(formatIso(ms, "utc")), ms);
    }),
  );
});
