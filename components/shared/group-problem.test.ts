import assert from "node:assert/strict";
import { test } from "node:test";
import { groupProblem } from "./group-problem.ts";

test("problems have an order", () => {
  const group = { error: null, state: "Stable", idleMembers: 0 };
  assert.equal(groupProblem(group), 0);
  assert.equal(groupProblem({ ...group, idleMembers: null }), 0);
  assert.equal(groupProblem({ ...group, idleMembers: 1 }), 1);
  assert.equal(groupProblem({ ...group, state: "NotReady", idleMembers: 1 }), 2);
  assert.equal(groupProblem({ ...group, error: "no answer" }), 3);
});
