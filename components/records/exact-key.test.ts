import assert from "node:assert/strict";
import { test } from "node:test";
import { exactKeyOf, partitionOfKey } from "./exact-key.ts";
import { noFilter } from "./record-search.ts";

const said = (expression: string) => exactKeyOf({ ...noFilter, expression }, "auto");

test("a key that every match must have is found in conditions and expressions", () => {
  const fields = [{ path: "key", operator: "=" as const, value: "m_1" }];
  assert.equal(exactKeyOf({ ...noFilter, fields }, "auto"), "m_1");
  assert.equal(exactKeyOf({ ...noFilter, fields }, "int64"), null);
  assert.equal(said('key == "m_1"'), "m_1");
  assert.equal(said('value.a > 3 && "m\\"1" == key && offset > 2'), 'm"1');
  assert.equal(said('value.a == "x || y" && key == "k"'), "k");
});

test("a key that need not hold is none", () => {
  for (const open of [
    'key == "a" || key == "b"',
    '!(key == "a")',
    'key == "a" ? true : false',
    'key.id == "a"',
    'key == "a" + "b"',
    'value.key == "a"',
    'key != "a"',
    'value == "key == \\"a\\""',
    "",
  ])
    assert.equal(said(open), null, open);
});

test("the partition is that of Java's default partitioner", () => {
  // The hash is from the unit test of org.apache.kafka.common.utils.Utils.murmur2.
  assert.equal(partitionOfKey("foobar", 1_000), (-790332482 & 0x7fffffff) % 1_000);
});
