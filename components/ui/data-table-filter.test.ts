import assert from "node:assert/strict";
import { test } from "node:test";
import { matches, matchRanges, parseFilter } from "./data-table-filter.ts";

const keep = (filter: string, ...texts: string[]) => texts.filter((text) => matches(parseFilter(filter), [text]));

test("a word is a plain substring, whatever its case", () => {
  assert.deepEqual(keep("PAY", "payments.v1", "orders"), ["payments.v1"]);
  assert.deepEqual(keep("a.b", "a.b", "axb"), ["a.b"]);
});

test("words add up, a dash excludes, a lone dash is a dash", () => {
  assert.deepEqual(keep("pay -dlq", "payments", "payments.dlq", "orders"), ["payments"]);
  assert.deepEqual(keep("-", "a-b", "ab"), ["a-b"]);
  assert.deepEqual(keep("-dlq", "a", "a.dlq"), ["a"]);
});

test("quotes keep blanks, an unclosed quote is forgiven", () => {
  assert.deepEqual(keep('"not read"', "not read", "read not"), ["not read"]);
  assert.deepEqual(keep('"not re', "not read", "read not"), ["not read"]);
  assert.deepEqual(keep('-"a b"', "a b", "ab"), ["ab"]);
});

test("slashes make a regular expression, blanks inside belong to it", () => {
  assert.deepEqual(keep("/v[12]$/", "a.v1", "a.v3", "v1.a"), ["a.v1"]);
  assert.deepEqual(keep("/a b|c/ -/x$/", "a b", "c", "cx"), ["a b", "c"]);
  assert.deepEqual(keep("/A/c", "a", "A"), ["A"]);
  assert.deepEqual(keep("a/b", "a/b", "ab"), ["a/b"]);
});

test("a broken expression is told and the rest goes on", () => {
  const filter = parseFilter("pay /v[/");
  assert.match(filter.error ?? "", /^\/v\[\/ is not a regular expression: .+\.$/u);
  assert.ok(matches(filter, ["payments"]));
  assert.ok(!matches(filter, ["orders"]));
});

test("a word may stand in any of the texts, an exclusion in none", () => {
  assert.ok(matches(parseFilter("a b"), ["a", "b"]));
  assert.ok(!matches(parseFilter("-b"), ["a", "b"]));
});

test("marks are sorted, joined and never from exclusions", () => {
  assert.deepEqual(matchRanges(parseFilter("pay ments"), "payments.payload"), [
    [0, 8],
    [9, 12],
  ]);
  assert.deepEqual(matchRanges(parseFilter("-a"), "aaa"), []);
  assert.deepEqual(matchRanges(parseFilter("/x*/"), "aaa"), []);
  assert.deepEqual(matchRanges(parseFilter("i"), "İi"), []);
});
