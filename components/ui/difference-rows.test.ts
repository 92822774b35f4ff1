import assert from "node:assert/strict";
import { test } from "node:test";
import { differenceRows, foldRows, type DifferenceRow } from "./difference-rows.ts";

const brief = (rows: readonly DifferenceRow[]) =>
  rows.map((row) =>
    row.kind === "fold" ? `… ${row.count}` : `${row.kind} ${row.left?.text ?? ""}|${row.right?.text ?? ""}`,
  );
const lines = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `l${from + index}`);

test("a removed line stands beside the one that takes its place", () => {
  const rows = differenceRows("a\nb\nc\nd", "a\nB\nc\nd\ne");
  assert.deepEqual(brief(rows), ["same a|a", "changed b|B", "same c|c", "same d|d", "added |e"]);
  assert.deepEqual(
    rows.map((row) => [row.left?.number ?? null, row.right?.number ?? null]),
    [
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [null, 5],
    ],
  );
});

test("an end without a line break is no difference, and equal texts have none", () => {
  assert.deepEqual(brief(differenceRows("a\nb\n", "a\nb")), ["same a|a", "same b|b"]);
  assert.deepEqual(brief(differenceRows("a\nb", "b")), ["removed a|", "same b|b"]);
});

test("long equal stretches fold around a change and open one by one", () => {
  const before = [...lines(1, 20), "x", ...lines(21, 40)].join("\n");
  const after = [...lines(1, 20), "y", ...lines(21, 40)].join("\n");
  const rows = differenceRows(before, after);
  assert.deepEqual(brief(foldRows(rows, new Set())), [
    "… 17",
    ...lines(18, 20).map((line) => `same ${line}|${line}`),
    "changed x|y",
    ...lines(21, 23).map((line) => `same ${line}|${line}`),
    "… 17",
  ]);
  assert.equal(foldRows(rows, new Set([0])).length, 20 + 1 + 3 + 1);
  assert.equal(foldRows(rows, new Set([0, 24])).length, 41);
});
