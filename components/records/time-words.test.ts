import assert from "node:assert/strict";
import { test } from "node:test";
import { epochOfWords } from "./time-words.ts";

test("dates and times are read in the zone, an own zone wins", () => {
  assert.equal(epochOfWords("2026-03-04", "utc", 0), Date.UTC(2026, 2, 4));
  assert.equal(epochOfWords("2026-03-04 14:29:10.125", "utc", 0), Date.UTC(2026, 2, 4, 14, 29, 10, 125));
  assert.equal(epochOfWords("2026-03-04 14:29", "local", 0), new Date(2026, 2, 4, 14, 29).getTime());
  assert.equal(epochOfWords("2026-03-04T14:29:10+01:00", "utc", 0), Date.UTC(2026, 2, 4, 13, 29, 10));
});

test("epoch milliseconds and ages are understood", () => {
  assert.equal(epochOfWords("1772634550125", "utc", 0), 1772634550125);
  assert.equal(epochOfWords("2 h ago", "utc", 10_000_000), 2_800_000);
});

test("words for days and a clock alone mean a date in the zone", () => {
  const now = Date.UTC(2026, 2, 4, 15, 0);
  assert.equal(epochOfWords("now", "utc", now), now);
  assert.equal(epochOfWords("14:29", "utc", now), Date.UTC(2026, 2, 4, 14, 29));
  assert.equal(epochOfWords("today", "utc", now), Date.UTC(2026, 2, 4));
  assert.equal(epochOfWords("Yesterday 14:29:10", "utc", now), Date.UTC(2026, 2, 3, 14, 29, 10));
  assert.equal(epochOfWords("14:29", "local", now), new Date(2026, 2, new Date(now).getDate(), 14, 29).getTime());
});

test("anything else is refused", () => {
  for (const text of ["", "tomorrow", "2026-13-40", "25:00", "forever ago", "12"]) {
    assert.equal(epochOfWords(text, "utc", 0), null, text);
  }
});
