import assert from "node:assert/strict";
import { test } from "node:test";
import { assignColours, bySize, foldSeries, nextShown, otherId, sumOf } from "./chart-series.ts";
import type { ChartSample, ChartSeries } from "./chart-types.ts";

const ids = (count: number): ChartSeries[] =>
  Array.from({ length: count }, (_, index) => ({ id: `s${index}`, label: `S ${index}` }));
const other = (count: number) => `Other ${count}`;

test("eight series stay as they are, the ninth smallest goes into other", () => {
  const samples: ChartSample[] = [
    { at: 1, values: Object.fromEntries(ids(10).map(({ id }, index) => [id, BigInt(index)])) },
  ];
  assert.equal(foldSeries(ids(8), samples, other).samples, samples);
  const folded = foldSeries(ids(10), samples, other);
  assert.deepEqual(
    folded.series.map(({ label }) => label),
    ["S 2", "S 3", "S 4", "S 5", "S 6", "S 7", "S 8", "S 9", "Other 2"],
  );
  assert.equal(folded.samples[0]?.values[otherId], 1n);
});

test("sums of counts are exact beyond what a double holds", () => {
  const big = 9_007_199_254_740_993n;
  const samples = [{ at: 1, values: { s0: big, s1: big, s2: 1n } }];
  const folded = foldSeries(ids(3), samples, other, ["s2"]);
  assert.equal(folded.samples[0]?.values[otherId], 18_014_398_509_481_986n);
  assert.equal(sumOf([0.5, 1n]), 1.5);
});

test("other is absent while one of its parts was not measured, but not before that part was first there", () => {
  const samples: ChartSample[] = [
    { at: 1, values: { s0: 5n, s1: 1n } },
    { at: 2, values: { s0: 5n, s1: 1n, s2: 2n } },
    { at: 3, values: { s0: 5n, s2: 2n } },
    { at: 4, values: {}, reason: "no answer" },
  ];
  const folded = foldSeries(ids(3), samples, other, ["s0"]);
  assert.deepEqual(
    folded.samples.map(({ values }) => values[otherId]),
    [1n, 3n, undefined, undefined],
  );
  assert.equal(folded.samples[3]?.reason, "no answer");
});

test("what is kept stands alone when nothing is left over", () => {
  assert.deepEqual(
    foldSeries(ids(1), [{ at: 1, values: { s0: 1 } }], other, ["s0"]).series.map(({ id }) => id),
    ["s0"],
  );
});

test("a series keeps its colour when others come and go", () => {
  const first = assignColours(new Map(), ids(3));
  assert.deepEqual([...first.values()], [1, 2, 3]);
  const next = assignColours(first, [
    { id: "new", label: "" },
    { id: "s2", label: "" },
    { id: otherId, label: "", context: true },
  ]);
  assert.deepEqual(
    [...next],
    [
      ["s2", 3],
      [otherId, "other"],
      ["new", 1],
    ],
  );
  // What was in the background and comes to the front gets a colour.
  assert.equal(assignColours(new Map([["s0", "other"]]), ids(1)).get("s0"), 1);
});

test("sizes sort large first, counts and fractions alike", () => {
  assert.deepEqual([1n, 3.5, 2n].sort(bySize), [3.5, 2n, 1n]);
});

test("a press in the legend isolates and shows all again, with the key it adds and takes away", () => {
  const all = ["a", "b", "c"];
  assert.deepEqual([...(nextShown(all, null, "b", false) ?? [])], ["b"]);
  assert.equal(nextShown(all, new Set(["b"]), "b", false), null);
  assert.deepEqual([...(nextShown(all, new Set(["a", "b"]), "b", false) ?? [])], ["b"]);
  assert.deepEqual([...(nextShown(all, new Set(["b"]), "a", true) ?? [])], ["b", "a"]);
  assert.deepEqual([...(nextShown(all, null, "a", true) ?? [])], ["b", "c"]);
  assert.equal(nextShown(all, new Set(["b"]), "b", true), null);
  assert.equal(nextShown(all, new Set(["a", "b"]), "c", true), null);
});
