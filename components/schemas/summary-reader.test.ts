import assert from "node:assert/strict";
import { test } from "node:test";
import type { SubjectSummary } from "#lib/contracts/schemas.ts";
import { summaryReader } from "./summary-reader.ts";

const summary = (subject: string): SubjectSummary => ({
  subject,
  type: "AVRO",
  versions: [1],
  latestVersion: 1,
  latestId: 1,
  compatibility: "BACKWARD",
  inherited: true,
  error: null,
});
const names = (count: number) => Array.from({ length: count }, (_, index) => `s${index}`);
const settle = () => new Promise((next) => setImmediate(next));

test("reads what is in sight in batches and asks for nothing twice", async () => {
  const asked: string[][] = [];
  const reader = summaryReader(async (batch) => {
    asked.push(batch);
    return batch.map(summary);
  });
  reader.need(names(150), false);
  await settle();
  assert.deepEqual(
    asked.map((batch) => batch.length),
    [100, 50],
  );
  reader.need(names(150), false);
  await settle();
  assert.equal(asked.length, 2);
  assert.equal(reader.get().summaries.size, 150);
});

test("for an order over all, figures come at once at the end, with progress until then", async () => {
  const seen: [size: number, done: number | null][] = [];
  const reader = summaryReader(async (batch) => batch.map(summary));
  reader.subscribe(() => seen.push([reader.get().summaries.size, reader.get().progress?.done ?? null]));
  reader.need(names(250), true);
  await settle();
  assert.deepEqual(seen, [
    [0, 0],
    [0, 100],
    [0, 200],
    [250, null],
  ]);
});

test("what was scrolled past before it began is not read", async () => {
  const asked: string[][] = [];
  let release = () => {};
  const reader = summaryReader(async (batch) => {
    asked.push(batch);
    await new Promise<void>((next) => (release = next));
    return batch.map(summary);
  });
  reader.need(names(300), false);
  reader.need(["x"], false);
  release();
  await settle();
  release();
  await settle();
  assert.deepEqual(
    asked.map((batch) => batch.length),
    [100, 1],
  );
});

test("a failure is said once and only tried again on request", async () => {
  let loads = 0;
  const reader = summaryReader(async (batch) => {
    loads += 1;
    if (loads === 1) throw new Error("down");
    return batch.map(summary);
  });
  reader.need(["a"], false);
  await settle();
  assert.ok(reader.get().error instanceof Error);
  reader.need(["a"], false);
  await settle();
  assert.equal(loads, 1);
  reader.retry();
  await settle();
  assert.equal(reader.get().error, null);
  assert.equal(reader.get().summaries.size, 1);
});

test("a changed subject is read again", async () => {
  const asked: string[][] = [];
  const reader = summaryReader(async (batch) => {
    asked.push(batch);
    return batch.map(summary);
  });
  reader.need(["a", "b"], false);
  await settle();
  reader.forget("a");
  await settle();
  assert.deepEqual(asked, [["a", "b"], ["a"]]);
});
