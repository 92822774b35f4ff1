import assert from "node:assert/strict";
import { test } from "node:test";
import { idleWords, lagWords, topicWords } from "./list-words.ts";

test("idle members are only named where there are some", () => {
  assert.deepEqual(
    [null, 0, 2].map((idleMembers) => idleWords({ idleMembers })),
    [null, null, "2 idle"],
  );
});

test("two topics are named, the rest is counted", () => {
  assert.equal(topicWords({ topics: [], topicCount: 0 }), "none");
  assert.equal(topicWords({ topics: ["a", "b"], topicCount: 2 }), "a, b");
  assert.equal(topicWords({ topics: ["a", "b", "c"], topicCount: 3 }), "a, b and 1 more");
});

test("a lag says what it covers", () => {
  assert.equal(
    lagWords({ lag: { value: "9223372036854775807", state: "exact", reason: null } }),
    "9,223,372,036,854,775,807",
  );
  assert.equal(lagWords({ lag: { value: "7", state: "partial", reason: "broker 2" } }), "at least 7: broker 2");
  assert.equal(lagWords({ lag: { value: null, state: "unknown", reason: "no commit" } }), "no commit");
});
