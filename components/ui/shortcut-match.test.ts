import assert from "node:assert/strict";
import { test } from "node:test";
import { matchSequence, pressName, shortcutKeys } from "./shortcut-match.ts";

const plain = { ctrlKey: false, metaKey: false, altKey: false };

test("a press is named by its key, with Mod for ⌘ and Ctrl", () => {
  assert.equal(pressName({ ...plain, key: "G" }), "g");
  assert.equal(pressName({ ...plain, key: "?" }), "?");
  assert.equal(pressName({ ...plain, key: "k", metaKey: true }), "Mod+k");
  assert.equal(pressName({ ...plain, key: "K", ctrlKey: true }), "Mod+k");
  assert.equal(pressName({ ...plain, key: "Shift" }), null);
  assert.equal(pressName({ ...plain, key: "ø", altKey: true }), null);
});

test("a sequence is matched at its end", () => {
  assert.equal(matchSequence(["g", "t"], "g t"), "full");
  assert.equal(matchSequence(["x", "g", "t"], "g t"), "full");
  assert.equal(matchSequence(["g"], "g t"), "start");
  assert.equal(matchSequence(["t", "g"], "g t"), "start");
  assert.equal(matchSequence(["g", "x"], "g t"), "none");
  assert.equal(matchSequence(["t"], "g t"), "none");
  assert.equal(matchSequence(["g", "r"], "r"), "full");
});

test("keys are shown one by one", () => {
  assert.deepEqual(shortcutKeys("g t"), ["g", "t"]);
  assert.deepEqual(shortcutKeys("Mod+k"), ["Mod", "K"]);
  assert.deepEqual(shortcutKeys("Escape"), ["Esc"]);
});
