import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { apiPath, decodeApiParam, decodePageParam, encodeSegment, pagePath } from "./urls.ts";

const hostile = [
  "..",
  ".",
  "a/b",
  "~x",
  "~",
  "~~",
  "",
  "%2F",
  "%2e%2e",
  "%",
  "ü",
  "a b",
  "a+b",
  "?x=1#y",
  "\\",
  "...",
  "日本",
  ";",
  "a\nb",
];

/** What a browser, then a server do with a path: the WHATWG parser swallows dot segments, the server splits at slashes. */
function segmentOnTheServer(path: string): string {
  const segments = new URL(path, "http://localhost").pathname.split("/");
  assert.equal(segments.length, 5, path);
  assert.equal(segments[4], "tail", path);
  return segments[3] ?? "";
}

function survives(name: string): void {
  const path = pagePath("/clusters/[cluster]/[topic]/tail".replace("[cluster]", "x"), { topic: name }, { q: name });
  const segment = segmentOnTheServer(path);
  assert.equal(decodePageParam(segment), name);
  assert.equal(decodeApiParam(decodeURIComponent(segment)), name);
  assert.equal(new URL(path, "http://localhost").searchParams.get("q"), name);
}

test("hostile names survive the way through a URL, for pages and routes", () => {
  for (const name of hostile) survives(name);
});

test("any name survives", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => survives(text.toWellFormed())));
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(".", "~", "/", "%", "2", "F", "e") }), survives));
});

test("two names never share a segment", () => {
  const segments = hostile.map(encodeSegment);
  assert.equal(new Set(segments).size, hostile.length);
});

test("a missing parameter is a defect, an inherited property is none", () => {
  assert.throws(() => apiPath("/api/clusters/[cluster]"), /"cluster"/);
  assert.throws(() => apiPath("/api/[toString]", {}), /"toString"/);
  assert.equal(
    apiPath("/api/x/[partition]/[offset]", { partition: 3, offset: "9223372036854775807" }),
    "/api/x/3/9223372036854775807",
  );
});

test("search leaves out what is absent and repeats lists", () => {
  assert.equal(
    pagePath("/t", {}, { a: null, b: undefined, c: ["1", "2"], d: 0, e: false, f: 5n }),
    "/t?c=1&c=2&d=0&e=false&f=5",
  );
});

test("malformed escapes in a page address do not throw", () => {
  assert.equal(decodePageParam("%zz"), "%zz");
});
