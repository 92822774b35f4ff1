import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fieldColumnsOf, fieldPathOf, shownColumns, withField } from "./record-layout.ts";

describe("a layout of columns", () => {
  it("puts a field before the value, once", () => {
    const layout = withField(null, "value.customer.id");
    assert.equal(layout, "timestamp,partition,offset,key,value.customer.id,value,size");
    assert.equal(withField(layout, "value.customer.id"), layout);
    assert.equal(withField("timestamp,key:90", "headers.trace"), "timestamp,key:90,headers.trace");
  });

  it("keeps fields whose names hold what parts columns", () => {
    const path = 'value["a,b:c%"]';
    const layout = withField("timestamp", path);
    assert.deepEqual(
      fieldColumnsOf(layout).map((column) => column.path),
      [path],
    );
    assert.deepEqual(shownColumns(layout), ["timestamp", path]);
  });

  it("knows one field by one name", () => {
    assert.equal(fieldPathOf('value["customer"]["trace-id"]'), "value.customer.trace-id");
    assert.equal(fieldPathOf(' headers["x.y"].a '), 'headers["x.y"].a');
    for (const no of ["value", "key", "headers", "offset", "value..a", ""]) assert.equal(fieldPathOf(no), null, no);
  });

  it("drops what is no field", () => {
    assert.deepEqual(fieldColumnsOf("timestamp,value:200,nonsense,value.a:120,value%2"), [
      { id: "value.a", path: "value.a", field: { root: "value", steps: [{ name: "a" }] } },
    ]);
  });
});
