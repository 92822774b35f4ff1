import assert from "node:assert/strict";
import { test } from "node:test";
import type { Plan } from "#lib/contracts/plan.ts";
import { deletionWords, outcomeWords, refusals, sharedWarnings, splitPlans } from "./bulk-deletion.ts";
import { fewAtATime } from "./few-at-a-time.ts";

function plan(warnings: string[]): Plan {
  return { planId: "p", summary: "", basis: [], items: [], warnings, command: null, race: null };
}

test("a topic without a plan is left out, with its reason", () => {
  const { planned, faults } = splitPlans(
    new Map<string, Plan | { fault: string }>([
      ["a", plan([])],
      ["b", { fault: "gone" }],
    ]),
  );
  assert.deepEqual(
    planned.map(({ name }) => name),
    ["a"],
  );
  assert.deepEqual(faults, [["b", "gone"]]);
});

test("a warning of all topics is said once", () => {
  const planned = [
    { name: "a", plan: plan(["lost", "one group reads it"]) },
    { name: "b", plan: plan(["lost"]) },
  ];
  assert.deepEqual(sharedWarnings(planned), ["lost"]);
  assert.deepEqual(sharedWarnings([]), []);
});

test("the words to type and the outcome carry their counts", () => {
  assert.equal(deletionWords(1), "delete 1 topic");
  assert.equal(deletionWords(1200), "delete 1,200 topics");
  const outcomes = new Map([
    ["a", null],
    ["b", "in use"],
    ["c", null],
  ]);
  assert.equal(outcomeWords(outcomes), "2 deleted, 1 refused");
  assert.equal(outcomeWords(new Map([["a", null]])), "1 deleted");
  assert.deepEqual(refusals(outcomes), [["b", "in use"]]);
});

test("work is done a few at a time, in order, and stops with its signal", async () => {
  const started: number[] = [];
  let running = 0;
  let most = 0;
  const work = async (item: number) => {
    started.push(item);
    most = Math.max(most, ++running);
    await Promise.resolve();
    running -= 1;
  };
  await fewAtATime([1, 2, 3, 4, 5], 2, work);
  assert.deepEqual(started, [1, 2, 3, 4, 5]);
  assert.equal(most, 2);
  const stop = new AbortController();
  const done: number[] = [];
  await assert.rejects(
    fewAtATime(
      [1, 2, 3],
      1,
      async (item) => {
        done.push(item);
        if (item === 2) stop.abort();
      },
      stop.signal,
    ),
  );
  assert.deepEqual(done, [1, 2]);
});
