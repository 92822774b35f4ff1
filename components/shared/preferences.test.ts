import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePreferences, printPreferences, type Preferences } from "./preferences.ts";

test("what was chosen comes back", () => {
  const chosen: Preferences = { theme: "dark", zone: "local", letters: false, rows: "compact" };
  assert.deepEqual(parsePreferences(printPreferences(chosen)), chosen);
  assert.match(printPreferences(chosen), /^[a-z=&]+$/);
});

test("a missing or foreign cookie gives the defaults", () => {
  const defaults = parsePreferences(undefined);
  assert.deepEqual(defaults, { theme: "system", zone: "utc", letters: true, rows: "normal" });
  assert.deepEqual(parsePreferences("theme=<script>&zone=mars&%%%"), defaults);
});
