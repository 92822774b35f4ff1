import assert from "node:assert/strict";
import { test } from "node:test";
import { membersInputOf, producerInputOf, refusedFields } from "./draft.ts";

const producer = { topic: "t", recordsPerSecond: "20", keys: "rotating" as const, keyCount: "10", duration: "10 min" };
const members = { topic: "t", group: "g", members: "3", work: "50 ms", duration: "1h" };

test("a producer's form becomes a request; the number of keys counts only where keys rotate", () => {
  assert.deepEqual(producerInputOf(producer), {
    input: { kind: "producer", topic: "t", recordsPerSecond: 20, keys: "rotating", keyCount: 10, seconds: 600 },
  });
  assert.ok("input" in producerInputOf({ ...producer, keys: "none", keyCount: "many" }));
  const bad = producerInputOf({ ...producer, recordsPerSecond: "1001", keyCount: "0", duration: "soon" });
  assert.ok("faults" in bad);
  assert.deepEqual(Object.keys(bad.faults).sort(), ["duration", "keyCount", "recordsPerSecond"]);
});

test("a members' form becomes a request; work and duration are words", () => {
  assert.deepEqual(membersInputOf(members), {
    input: { kind: "members", topic: "t", group: "g", members: 3, workMs: 50, seconds: 3600 },
  });
  const faults = (patch: Partial<typeof members>) => {
    const checked = membersInputOf({ ...members, ...patch });
    return "faults" in checked ? Object.keys(checked.faults) : [];
  };
  assert.deepEqual(faults({ members: "21" }), ["members"]);
  assert.deepEqual(faults({ work: "11 s" }), ["work"]);
  assert.deepEqual(faults({ work: "-1" }), ["work"]);
  assert.deepEqual(faults({ topic: "", group: "" }), ["topic", "group"]);
  for (const duration of ["forever", "25 h", "1500 ms", "0"]) assert.deepEqual(faults({ duration }), ["duration"]);
});

test("what the server refuses stands at its field", () => {
  const problem = {
    type: "about:blank",
    title: "",
    status: 400,
    code: "validation-failed" as const,
    detail: "",
    requestId: "",
  };
  const errors = [
    { pointer: "/body/group", message: "is a share group" },
    { pointer: "/body/workMs", message: "too long" },
    { pointer: "/query/x", message: "no" },
  ];
  assert.deepEqual(refusedFields({ ...problem, errors }), { group: "is a share group", work: "too long" });
});
