import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { serverConfig } from "#lib/config/config.ts";
import { globalState } from "#lib/config/global-state.ts";
import { migrations } from "./migrations.ts";

type StoreState = { database: DatabaseSync | null };

function state(): StoreState {
  return globalState<StoreState>("wheelhouse.store", () => ({ database: null }));
}

/**
 * The console's own small state, opened at the first call: SQLite in `<dataDir>/console.db`.
 * @throws Error when the file was written by a newer version of the console
 */
export function store(): DatabaseSync {
  const current = state();
  return (current.database ??= openStore(join(serverConfig().dataDir, "console.db")));
}

/** Closes the file; the next `store()` opens it again. */
export function closeStore(): void {
  const current = state();
  current.database?.close();
  current.database = null;
}

/** Opens a store file, readable by its owner only, and brings its schema up to date. */
export function openStore(file: string): DatabaseSync {
  mkdirSync(join(file, ".."), { recursive: true, mode: 0o700 });
  // SQLite creates its side files with the mode of the main file, so the mode is set before it opens.
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
  const database = new DatabaseSync(file);
  try {
    database.exec(
      "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON",
    );
    migrate(database, file);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** Runs `work` in one transaction that takes the write lock at its start. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

function migrate(database: DatabaseSync, file: string): void {
  transaction(database, () => {
    const version = Number(database.prepare("PRAGMA user_version").get()?.user_version ?? 0);
    if (version > migrations.length) {
      throw new Error(
        `${file} was written by a newer Wheelhouse (schema ${version}, this one knows ${migrations.length}). ` +
          "Start the newer version, or move the file away to begin with an empty store.",
      );
    }
    if (version === migrations.length) return;
    for (const migration of migrations.slice(version)) database.exec(migration);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}
