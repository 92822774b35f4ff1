import assert from "node:assert/strict";
import { test } from "node:test";
import { backgroundSearchBody, type BackgroundSearchDetail } from "#lib/contracts/background-search.ts";
import { queryHref, queryWords, runOf, searchOf } from "./background-run.ts";
import { searchBodyOf } from "./record-request.ts";

const filter = {
  contains: { text: "GIFT", as: "text" as const, caseSensitive: false, in: ["value" as const], on: "stored" as const },
  fields: [{ path: "value.n", operator: "is-null" as const, value: "" }],
  expression: null,
};

test("a body comes back from the address of its query as it was", () => {
  for (const asked of [
    { filter },
    { filter, direction: "forward", partitions: [1, 3], isolation: "committed", verifyChecksums: true },
    { start: { at: "offset", offset: "9007199254740993" }, direction: "forward" },
    {
      start: { at: "offsets", offsets: [{ partition: 2, offset: "7" }] },
      end: { at: "offset", offset: "20" },
      direction: "forward",
    },
    { filter, start: { at: "group", group: "g" }, direction: "forward" },
    { start: { at: "time", timestamp: "5" }, end: { at: "time", timestamp: "9" } },
  ]) {
    const body = backgroundSearchBody.parse(asked);
    const again = searchBodyOf(searchOf(body), { keyCodec: "auto", valueCodec: "auto" });
    assert.ok("body" in again);
    const { filter: found, limit: _page, budget: _budget, ...read } = again.body;
    const { limit: _kept, filter: sought, ...rest } = body;
    assert.deepEqual({ partitions: undefined, ...rest }, { partitions: undefined, ...read });
    assert.deepEqual(found, sought);
  }
  assert.match(
    queryHref("a b", "t", backgroundSearchBody.parse({ filter })),
    /^\/clusters\/a%20b\/topics\/t\?contains=GIFT&anyCase=true&in=value&fields=/,
  );
});

test("a query in words", () => {
  assert.equal(
    queryWords(backgroundSearchBody.parse({ filter })),
    "contains “GIFT”, any case, in value and value.n is null",
  );
  assert.equal(queryWords(backgroundSearchBody.parse({})), "every message");
});

test("states of a job are phases of a search", () => {
  const search: BackgroundSearchDetail = {
    id: "1",
    owner: "o",
    topic: "t",
    body: backgroundSearchBody.parse({}),
    state: "failed",
    progress: "",
    error: "The topic is gone.",
    resumed: 0,
    createdAt: "",
    endedAt: null,
    expiresAt: null,
    found: 0,
    bytes: 0,
    mayChange: true,
    coverage: null,
    end: null,
    full: false,
    places: [],
    topicNow: "same",
  };
  assert.equal(runOf(search).problem?.detail, "The topic is gone.");
  const phases = (["queued", "cancelled", "succeeded"] as const).map((state) => runOf({ ...search, state }).phase);
  assert.deepEqual(phases, ["running", "stopped", "ended"]);
});
