import assert from "node:assert/strict";
import { test } from "node:test";
import { heatLevel } from "./chart-heat.ts";

test("zero has a step of its own, the smallest value is already more", () => {
  assert.deepEqual(
    [0, 1, 125, 126, 500, 1_000, 2_000].map((value) => heatLevel(value, 1_000)),
    [0, 1, 1, 2, 4, 8, 8],
  );
  assert.equal(heatLevel(0, 0), 0);
});
