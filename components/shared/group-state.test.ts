import assert from "node:assert/strict";
import { test } from "node:test";
import { groupPhase, groupProblem, groupTone, stateWords } from "./group-state.ts";

test("every state Kafka names has a phase; a new one is unknown, never dead", () => {
  for (const state of ["PreparingRebalance", "CompletingRebalance", "Assigning", "Reconciling"])
    assert.equal(groupPhase(state), "settling");
  assert.deepEqual(["Stable", "Empty", "Dead", "NotReady"].map(groupPhase), ["stable", "empty", "dead", "not-ready"]);
  assert.deepEqual(["", "Fancy", "constructor"].map(groupPhase), ["unknown", "unknown", "unknown"]);
  assert.equal(groupTone("NotReady"), "warning");
});

test("the state is said in words", () => {
  assert.equal(stateWords("PreparingRebalance"), "Preparing rebalance");
  assert.equal(stateWords("Stable"), "Stable");
  assert.equal(stateWords(""), "not told");
});

test("problems have an order", () => {
  const group = { error: null, state: "Stable", idleMembers: 0 };
  assert.equal(groupProblem(group), 0);
  assert.equal(groupProblem({ ...group, idleMembers: null }), 0);
  assert.equal(groupProblem({ ...group, idleMembers: 1 }), 1);
  assert.equal(groupProblem({ ...group, state: "NotReady", idleMembers: 1 }), 2);
  assert.equal(groupProblem({ ...group, error: "no answer" }), 3);
});
