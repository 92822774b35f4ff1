import { randomUUID } from "node:crypto";
import { savedView, type SavedView } from "#lib/contracts/views.ts";
import { AppError } from "#lib/errors.ts";
import { store, transaction } from "./store.ts";

/** Views one person may keep for one table. */
export const viewsKept = 50;

type Kept = Pick<SavedView, "name" | "view" | "shared"> & { scope: string };

/** The owner's own views and those that others share, by name. */
export function listViews(owner: string, scope: string): SavedView[] {
  const rows = store()
    .prepare("SELECT * FROM saved_view WHERE scope = ? AND (owner = ? OR shared = 1) ORDER BY name COLLATE NOCASE, id")
    .all(scope, owner);
  return rows.map((row) =>
    savedView.parse({
      ...row,
      view: JSON.parse(String(row.view)),
      shared: row.shared === 1,
      mine: row.owner === owner,
    }),
  );
}

/** @throws AppError `validation-failed` at `/body/name` when the owner has one of that name, or too many. */
export function insertView(owner: string, { scope, name, view, shared }: Kept): SavedView {
  const database = store();
  return transaction(database, () => {
    const own = database.prepare("SELECT name FROM saved_view WHERE owner = ? AND scope = ?").all(owner, scope);
    if (own.some((row) => row.name === name)) throw atName(`You have a view “${name}” already. Choose another name.`);
    if (own.length >= viewsKept)
      throw atName(`You have ${viewsKept} views of this table, which is the most. Delete one first.`);
    const id = randomUUID();
    database
      .prepare("INSERT INTO saved_view (id, owner, scope, name, view, shared) VALUES (?, ?, ?, ?, ?, ?)")
      .run(id, owner, scope, name, JSON.stringify(view), shared ? 1 : 0);
    return { id, name, view, shared, owner, mine: true };
  });
}

/** Puts another view under the same name. @throws AppError `not-found` when the owner has no such view. */
export function replaceView(owner: string, id: string, view: SavedView["view"]): void {
  const { changes } = store()
    .prepare("UPDATE saved_view SET view = ? WHERE id = ? AND owner = ?")
    .run(JSON.stringify(view), id, owner);
  if (changes === 0) throw noView();
}

/** @throws AppError `not-found` when the owner has no such view. */
export function deleteView(owner: string, id: string): void {
  const { changes } = store().prepare("DELETE FROM saved_view WHERE id = ? AND owner = ?").run(id, owner);
  if (changes === 0) throw noView();
}

function noView(): AppError {
  return new AppError("not-found", "This view does not exist any more, or it belongs to somebody else.");
}

function atName(message: string): AppError {
  return new AppError("validation-failed", message, { fields: [{ pointer: "/body/name", message }] });
}
