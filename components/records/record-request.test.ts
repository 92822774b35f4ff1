import assert from "node:assert/strict";
import { test } from "node:test";
import { createLoader, createSerializer } from "nuqs/server";
import type { RecordFilter } from "#lib/contracts/record-search.ts";
import { recordQueryOf, searchBodyOf, tailAskOf } from "./record-request.ts";
import { filterOf, filterPatch, modeOf, noFilter, readyFilter, recordSearch } from "./record-search.ts";

const load = createLoader(recordSearch);
const auto = { keyCodec: "auto", valueCodec: "auto" } as const;
const print = createSerializer(recordSearch);

const filter: RecordFilter = {
  contains: { text: "m_48 & ü", as: "regex", caseSensitive: false, in: ["value"], on: "decoded" },
  fields: [{ path: "value.id", operator: "=", value: "9223372036854775807" }],
  expression: 'value.status == "PAID"',
};

test("a filter comes back from the URL as it was put there, and leaves nothing behind", () => {
  const url = print("", filterPatch(filter));
  assert.deepEqual(filterOf(load(url)), filter);
  assert.equal(print(url, filterPatch(noFilter)), "");
  assert.deepEqual(filterOf(load("")), noFilter);
});

test("a draft that holds nothing yet is no filter", () => {
  const started: RecordFilter = {
    contains: { text: "", as: "regex", caseSensitive: true, in: ["key"], on: "stored" },
    fields: [{ path: "value.", operator: "=", value: "" }],
    expression: " ",
  };
  assert.deepEqual(readyFilter(started), noFilter);
  assert.deepEqual(readyFilter(filter), filter);
});

test("fields that are no clauses are left out", () => {
  assert.deepEqual(filterOf(load('?fields=[{"path":""}]')).fields, []);
});

test("what is asked decides how it is read", () => {
  assert.equal(modeOf(load("")), "browse");
  assert.equal(modeOf(load("?from=time&timestamp=5")), "browse");
  assert.equal(modeOf(load("?from=time&timestamp=5&until=9")), "search");
  assert.equal(modeOf(load("?until=9")), "browse");
  assert.equal(modeOf(load("?from=offset&offset=5&untilOffset=9")), "search");
  assert.equal(modeOf(load("?untilOffset=9")), "browse");
  assert.equal(modeOf(load("?contains=x")), "search");
  assert.equal(modeOf(load("?contains=x&from=live")), "live");
});

test("a search walks backwards from the newest and forwards from all other places", () => {
  const of = (url: string) => {
    const asked = searchBodyOf(load(url), auto);
    return "body" in asked ? [asked.body.start, asked.body.end, asked.body.direction] : asked.fault;
  };
  const newest = { at: "newest" };
  assert.deepEqual(of("?contains=x"), [{ at: "oldest" }, newest, "newest-first"]);
  assert.deepEqual(of("?contains=x&from=oldest"), [{ at: "oldest" }, newest, "forward"]);
  assert.deepEqual(of("?contains=x&from=offset&offset=012"), [{ at: "offset", offset: "12" }, newest, "forward"]);
  const stretch = of("?from=offset&offset=5&untilOffset=1:9");
  assert.deepEqual(stretch[1], { at: "offsets", offsets: [{ partition: 1, offset: "9" }] });
  assert.match(String(of("?from=offset&offset=5&untilOffset=x")), /the offset to end before/);
  const pairs = { at: "offsets", offsets: [0, 3].map((partition) => ({ partition, offset: "17" })) };
  assert.deepEqual(of("?contains=x&from=offset&offset=0:17,3:017"), [pairs, newest, "forward"]);
  assert.deepEqual(of("?contains=x&from=group&group=g"), [{ at: "group", group: "g" }, newest, "forward"]);
  assert.match(String(of("?from=group")), /Choose a consumer group/);
  assert.match(String(of("?from=offset&offset=0:17,3")), /Give an offset/);
  const [five, nine] = ["5", "9"].map((timestamp) => ({ at: "time", timestamp }));
  assert.deepEqual(of("?from=time&timestamp=5&until=9"), [five, nine, "newest-first"]);
  assert.deepEqual(of("?contains=x&from=time&timestamp=5&order=forward"), [five, newest, "forward"]);
  assert.match(String(of("?from=time&timestamp=9&until=5")), /end lies before the start/);
  assert.match(String(of("?contains=x&from=offset")), /Give an offset/);
  // An address is typed by anyone: no part of it may break the page.
  assert.match(String(of("?contains=x&partitions=-1")), /cannot be searched: partitions 0/);
  assert.match(String(of("?from=offset&offset=9999999999999999999&contains=x")), /cannot be searched: start offset/);
});

test("a page starts at one offset or at one for each partition", () => {
  const of = (offset: string) => recordQueryOf(load(`?from=offset&offset=${offset}`));
  assert.deepEqual(of("012"), { query: { from: "offset", offset: "12", limit: "50", isolation: "uncommitted" } });
  assert.deepEqual(of("0:1,3:02"), {
    query: { from: "offset", offsets: "0:1,3:2", limit: "50", isolation: "uncommitted" },
  });
});

test("a page starts where a group stands", () => {
  assert.deepEqual(recordQueryOf(load("?from=group&group=g")), {
    query: { from: "group", group: "g", limit: "50", isolation: "uncommitted" },
  });
  assert.equal(modeOf(load("?from=group&group=g")), "browse");
});

test("limits stay within what the server takes", () => {
  const page = recordQueryOf(load("?limit=9000"));
  assert.equal("query" in page && page.query.limit, "500");
  const search = searchBodyOf(load("?limit=90000&contains=x"), auto);
  assert.equal("body" in search && search.body.limit, 10_000);
});

test("a live view takes partitions and the filter", () => {
  const plain = { isolation: "uncommitted", filter: noFilter, ...auto, keyCodec: "uuid" };
  const decoders = { ...auto, keyCodec: "uuid" } as const;
  assert.deepEqual(tailAskOf(["a"], load("?from=live"), decoders), { topics: ["a"], ...plain });
  const search = load("?from=live&partitions=1,3&expression=true");
  const filter = { ...noFilter, expression: "true" };
  assert.deepEqual(tailAskOf(["a"], search, decoders), { topics: ["a"], partitions: [1, 3], ...plain, filter });
  // Partitions of which topic could not be told among several.
  assert.deepEqual(tailAskOf(["a", "b"], search, decoders), { topics: ["a", "b"], ...plain, filter });
});
