import assert from "node:assert/strict";
import { test } from "node:test";
import { histogramSamples, outsideWords } from "./histogram-samples.ts";

const bucket = (from: number, records: string | null) => ({ from: String(from), to: String(from + 101), records });

test("a bar stands in the middle of its stretch, exact, and an unread one is a gap", () => {
  const { samples, stepMs, domain } = histogramSamples([bucket(0, "9007199254740993"), bucket(100, null)]);
  assert.deepEqual(samples, [
    { at: 50, values: { records: 9007199254740993n } },
    { at: 150, values: {}, reason: "no partition was read" },
  ]);
  assert.deepEqual([stepMs, domain], [100.5, { from: 0, to: 201 }]);
});

test("nothing read yet and nothing there are two sights", () => {
  assert.equal(histogramSamples(undefined).samples, undefined);
  assert.deepEqual(histogramSamples([]).samples, []);
  assert.deepEqual(histogramSamples([bucket(0, "0"), bucket(100, "0")]).samples, []);
});

test("what the bars leave out is said", () => {
  assert.equal(outsideWords({ earlier: "0", later: "0", missing: [] }), "");
  assert.equal(
    outsideWords({ earlier: "1200", later: "3", missing: [{ partition: 7, error: "No leader" }] }),
    "; 1,200 before, 3 after; not read: partition 7",
  );
});
