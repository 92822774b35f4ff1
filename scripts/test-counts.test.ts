import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { seededTree } from "./checks/seeded-tree.ts";
import { addCounts, nodeCounts, playwrightCounts, reporterArguments } from "./test-counts.ts";

const seeds = {
  "a.test.mjs":
    'import test from "node:test";\ntest("passes", () => {});\ntest("fails", () => { throw new Error("seeded"); });\ntest.skip("skipped", () => {});\ntest.todo("to do");',
  "b.test.mjs":
    'import { describe, it } from "node:test";\ndescribe("suites do not count", () => { it("passes", () => {}); it("passes too", () => {}); });',
  "c.test.mjs":
    'import test from "node:test";\ntest("hangs", (t) => new Promise((done) => t.signal.addEventListener("abort", done)));',
};

test("the sums of a node:test run are those of all its files", (t) => {
  const { base, write } = seededTree(t);
  write(seeds);
  const file = join(base, "counts/unit.json");
  const { NODE_TEST_CONTEXT: _outer, ...env } = process.env;
  const files = Object.keys(seeds).map((name) => join(base, name));
  const args = ["--test", "--test-timeout=300", ...reporterArguments(file), ...files];
  const run = spawnSync(process.execPath, args, { env, encoding: "utf8" });
  assert.equal(run.status, 1);
  assert.match(run.stdout, /seeded/);
  assert.deepEqual(nodeCounts(file), { passed: 3, failed: 2, skipped: 2 });
});

test("a run that left no counts is a failure", (t) => {
  const { base } = seededTree(t);
  assert.deepEqual(nodeCounts(join(base, "none.json")), { passed: 0, failed: 1, skipped: 0 });
  assert.deepEqual(playwrightCounts(join(base, "none.json")), { passed: 0, failed: 1, skipped: 0 });
});

test("a flaky browser test and an error outside of tests count as failed", (t) => {
  const { base } = seededTree(t);
  const file = join(base, "e2e.json");
  const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 2 };
  writeFileSync(file, JSON.stringify({ stats, errors: [{ message: "global setup failed" }] }));
  assert.deepEqual(playwrightCounts(file), { passed: 7, failed: 3, skipped: 2 });
});

test("counts add up", () => {
  const sum = addCounts({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 });
  assert.deepEqual(sum, { passed: 11, failed: 22, skipped: 33 });
});
