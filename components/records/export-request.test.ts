import assert from "node:assert/strict";
import { test } from "node:test";
import { searchBody } from "#lib/contracts/record-search.ts";
import { draftOf, exportRequestOf } from "./export-request.ts";

const body = searchBody.parse({ start: { at: "offset", offset: "7" }, partitions: [2], limit: 5 });

test("an export takes the range and the filter, not the limit", () => {
  const asked = exportRequestOf(body, { format: "ndjson", columns: [], paths: "", decoded: false });
  assert.ok("request" in asked);
  assert.deepEqual(asked.request.start, { at: "offset", offset: "7" });
  assert.deepEqual(asked.request.partitions, [2]);
  assert.ok(!("limit" in asked.request));
  const raw = exportRequestOf(body, { format: "raw", columns: [], paths: "", decoded: true });
  assert.equal("request" in raw && raw.request.decoded, false);
});

test("columns of a CSV are the chosen ones and then the paths", () => {
  const asked = exportRequestOf(body, {
    format: "csv",
    columns: ["offset"],
    paths: " value.a.b ,, headers.x ",
    decoded: true,
  });
  assert.ok("request" in asked);
  assert.deepEqual([asked.request.columns, asked.request.decoded], [["offset", "value.a.b", "headers.x"], true]);
  const none = exportRequestOf(body, { format: "csv", columns: [], paths: "", decoded: false });
  assert.deepEqual(none, { fault: "Choose at least one column." });
  const wrong = exportRequestOf(body, { format: "csv", columns: ["offset"], paths: "customer", decoded: false });
  assert.match("fault" in wrong ? wrong.fault : "", /^"customer" is no column\. Expected topic/);
});

test("a file begins with the columns of the list", () => {
  assert.deepEqual(draftOf(null), {
    format: "ndjson",
    columns: ["partition", "offset", "timestamp", "key", "value"],
    paths: "",
    decoded: false,
  });
  const draft = draftOf('timestamp,size,value["a%2Cb"]:90,headers.trace,key');
  assert.deepEqual(draft.columns, ["timestamp", "key"]);
  const asked = exportRequestOf(body, { ...draft, format: "csv" });
  assert.ok("request" in asked);
  assert.deepEqual(asked.request.columns, ["timestamp", "key", 'value["a,b"]', "headers.trace"]);
});
