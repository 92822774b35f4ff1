import assert from "node:assert/strict";
import { test } from "node:test";
import { jsonDifference } from "./json-difference.ts";

const of = (left: string, right: string) =>
  jsonDifference(left, right)?.changes.map(({ kind, path, left: from, right: to }) => `${kind} ${path} ${from} ${to}`);

test("added, removed and changed paths; order of members and spaces are no difference", () => {
  assert.deepEqual(of('{"a":1,"b":{"c":[1,2,3]},"d":true}', '{ "d": true, "b": {"c": [1, 9]}, "e": null }'), [
    "removed $.a 1 null",
    "changed $.b.c[1] 2 9",
    "removed $.b.c[2] 3 null",
    "added $.e null null",
  ]);
  assert.deepEqual(of('{"a":[{"b":1}]}', '{"a":[{"b":1}]}'), []);
});

test("numbers are exact, strings are compared by what they say", () => {
  assert.deepEqual(of('{"id":9007199254740993}', '{"id":9007199254740992}'), [
    "changed $.id 9007199254740993 9007199254740992",
  ]);
  assert.deepEqual(of("1.0", "1"), ["changed $ 1.0 1"]);
  assert.deepEqual(of('["\\u0041/"]', '["A\\/"]'), []);
  assert.deepEqual(of('"1"', "1"), ['changed $ "1" 1']);
});

test("a repeated key is compared with its counterpart, another kind of value is a change", () => {
  assert.deepEqual(of('{"k":1,"k":2}', '{"k":1,"k":3}'), ["changed $.k 2 3"]);
  assert.deepEqual(of('{"k":{"a":1}}', '{"k":[1]}'), ['changed $.k {"a":1} [1]']);
  assert.deepEqual(of('{"odd key":1}', '{"odd key":2}'), ['changed $["odd key"] 1 2']);
});

test("what is no JSON has no structure; many changes are counted", () => {
  assert.equal(jsonDifference("{", "{}"), null);
  const list = (value: number) => JSON.stringify(Array.from({ length: 1_500 }, () => value));
  const found = jsonDifference(list(1), list(2));
  assert.deepEqual([found?.changes.length, found?.more], [1_000, 500]);
});
