import assert from "node:assert/strict";
import { test } from "node:test";
import { place } from "./place.ts";

const space = { width: 1000, height: 600 };
const button = { left: 100, top: 50, width: 80, height: 28 };

test("stands below, aligned as wished", () => {
  const size = { width: 200, height: 120 };
  const below = (align: "start" | "center" | "end") => place(button, size, space, { side: "bottom", align, gap: 4 });
  assert.deepEqual(below("start"), { left: 100, top: 82, maxHeight: 510 });
  assert.equal(below("center").left, 40);
  assert.equal(below("end").left, 8, "an end beyond the window is moved inside");
});

test("turns to the other side only where that has more room", () => {
  const low = { ...button, top: 500 };
  const up = place(low, { width: 200, height: 120 }, space, { side: "bottom", align: "start", gap: 4 });
  assert.deepEqual(up, { left: 100, top: 376, maxHeight: 488 });
  const middle = place({ ...button, top: 200 }, { width: 200, height: 900 }, space, {
    side: "bottom",
    align: "start",
    gap: 4,
  });
  assert.deepEqual(middle, { left: 100, top: 232, maxHeight: 360 }, "too high everywhere: it scrolls");
  const right = place({ ...button, left: 900 }, { width: 60, height: 20 }, space, {
    side: "right",
    align: "center",
    gap: 6,
  });
  assert.deepEqual(right, { left: 834, top: 54, maxHeight: 584 });
});
