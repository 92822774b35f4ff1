import assert from "node:assert/strict";
import { test } from "node:test";
import { focusOf, focusSpans } from "./filter-focus.ts";
import { noFilter } from "./record-search.ts";

function focused(expression: string, text: string): string[] {
  const payload = { kind: "json" as const, codec: "json" as const, text, bytes: text.length, truncated: false };
  const focus = focusOf({ ...noFilter, expression });
  return focusSpans(payload, "value", focus).map(({ start, end }) => text.slice(start, end));
}

test("the values an expression looks at are found in the text", () => {
  const text = '{"a":{"b":12,"c":"x"},"odd.name":true,"s":"value.a.b"}';
  assert.deepEqual(focused('value.a.c.startsWith("x") && value.a.b >= 2', text), ["12", '"x"']);
  assert.deepEqual(focused('value["odd.name"] || value.none', text), ["true"]);
  assert.deepEqual(focused('value.s == "value.a.b"', text), ['"value.a.b"']);
  assert.deepEqual(focused("value.a.b == 1 && has(value.a)", text), ['{"b":12,"c":"x"}']);
  assert.deepEqual(focused("offset > 3 && key.a == 1", text), []);
});
