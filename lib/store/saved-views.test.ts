import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AppError } from "#lib/errors.ts";
import { testConsole } from "../../scripts/testing/console.ts";
import { deleteView, insertView, listViews, replaceView, viewsKept } from "./saved-views.ts";

let testing: Disposable;
before(() => (testing = testConsole()));
after(() => testing[Symbol.dispose]());

const scope = "topics/kafka";
const view = { q: "pay -dlq", sort: "-size" };
const names = (owner: string, where = scope) => listViews(owner, where).map(({ name }) => name);

test("a person sees the own views and those that others share, of that table only", () => {
  insertView("ana", { scope, name: "Mine", view, shared: false });
  insertView("ana", { scope, name: "all see", view, shared: true });
  insertView("ana", { scope: "topics/other", name: "Elsewhere", view, shared: true });
  assert.deepEqual(names("ana"), ["all see", "Mine"]);
  assert.deepEqual(names("ben"), ["all see"]);
  const [shared] = listViews("ben", scope);
  assert.deepEqual([shared?.view, shared?.mine, shared?.owner], [view, false, "ana"]);
});

test("only the owner deletes a view", () => {
  const { id } = insertView("ana", { scope, name: "Kept", view, shared: true });
  assert.throws(
    () => deleteView("ben", id),
    (error) => error instanceof AppError && error.code === "not-found",
  );
  assert.ok(names("ben").includes("Kept"));
  deleteView("ana", id);
  assert.ok(!names("ben").includes("Kept"));
});

test("only the owner puts another view under its name", () => {
  const { id } = insertView("ana", { scope, name: "Changing", view, shared: true });
  assert.throws(
    () => replaceView("ben", id, {}),
    (error) => error instanceof AppError && error.code === "not-found",
  );
  replaceView("ana", id, { q: "other" });
  const kept = listViews("ben", scope).find(({ name }) => name === "Changing");
  assert.deepEqual([kept?.view, kept?.shared], [{ q: "other" }, true]);
});

test("one name once, and not without end", () => {
  const keep = (name: string) => insertView("cleo", { scope, name, view: {}, shared: false });
  for (let at = 0; at < viewsKept - 1; at++) keep(`view ${at}`);
  assert.throws(() => keep("view 0"), /You have a view “view 0” already/);
  keep("last");
  assert.throws(() => keep("one more"), /which is the most/);
  insertView("dan", { scope, name: "view 0", view: {}, shared: false });
});
