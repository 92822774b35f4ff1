import assert from "node:assert/strict";
import { test } from "node:test";
import { avroLong, customerChange, order, payment } from "./sample-records.ts";

test("Avro longs are as in the specification", () => {
  const cases: [bigint, string][] = [
    [0n, "00"],
    [-1n, "01"],
    [1n, "02"],
    [-64n, "7f"],
    [64n, "8001"],
    [2n ** 63n - 1n, "feffffffffffffffff01"],
    [-(2n ** 63n), "ffffffffffffffffff01"],
  ];
  for (const [value, hex] of cases) assert.equal(avroLong(value).toString("hex"), hex);
});

test("the same index gives the same record", () => {
  assert.deepEqual(order(7, 1n), order(7, 1n));
  assert.notDeepEqual(order(7, 1n).value, order(8, 1n).value);
});

test("every tenth customer change is a tombstone and keeps its key", () => {
  assert.equal(customerChange(9, 1n).value, null);
  assert.match(customerChange(9, 1n).key?.toString() ?? "", /^cust-\d{6}$/);
});

test("a payment starts with the magic byte and the schema id", () => {
  assert.equal(payment(0, 1n, 258).value?.subarray(0, 5).toString("hex"), "0000000102");
});
