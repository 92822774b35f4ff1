import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePlace, printPlace } from "./record-place.ts";

test("a place is read as it is written, whatever people paste around it", () => {
  const place = { topic: "it.s_a-topic", partition: 3, offset: "9223372036854775807" };
  assert.deepEqual(parsePlace(` ${printPlace(place)}\n`), place);
  assert.equal(parsePlace("t/0/007")?.offset, "7");
});

test("what is no place is none", () => {
  for (const text of ["", "t/0", "t/0/x", "t/-1/0", "t/2147483648/0", "t/0/9223372036854775808", "a b/0/1", "/0/1"])
    assert.equal(parsePlace(text), null, text);
});
