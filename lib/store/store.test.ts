import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { testConsole } from "../../scripts/testing/console.ts";
import { auditRowsKept, insertAttempt, insertOutcome, listAudit } from "./audit-log.ts";
import { migrations } from "./migrations.ts";
import { openStore, store, transaction } from "./store.ts";

const folder = mkdtempSync(join(tmpdir(), "wheelhouse-store-"));
after(() => rmSync(folder, { recursive: true }));

const attempt = { who: "a", action: "x", cluster: null, target: "t", detail: "d", requestId: "r" };

test("is private to its owner, in WAL mode, and keeps what it held", () => {
  const file = join(folder, "deep", "console.db");
  const first = openStore(file);
  assert.equal(first.prepare("PRAGMA journal_mode").get()?.journal_mode, "wal");
  first.exec("INSERT INTO revoked_session VALUES ('s', 1)");
  for (const name of [file, `${file}-wal`]) assert.equal(statSync(name).mode & 0o777, 0o600, name);
  first.close();
  const second = openStore(file);
  assert.equal(second.prepare("SELECT count(*) AS n FROM revoked_session").get()?.n, 1);
  assert.equal(second.prepare("PRAGMA user_version").get()?.user_version, migrations.length);
  second.close();
});

test("refuses a file of a newer version and leaves it as it is", () => {
  const file = join(folder, "newer.db");
  const database = openStore(file);
  database.exec(`PRAGMA user_version = ${migrations.length + 1}`);
  database.close();
  assert.throws(
    () => openStore(file),
    /newer\.db was written by a newer Wheelhouse \(schema \d+, this one knows \d+\)/,
  );
  assert.throws(() => openStore(file), /newer Wheelhouse/);
});

test("a failing transaction leaves nothing behind", () => {
  const database = openStore(join(folder, "transaction.db"));
  const work = () => {
    database.exec("INSERT INTO revoked_session VALUES ('s', 1)");
    throw new Error("stop");
  };
  assert.throws(() => transaction(database, work), /stop/);
  assert.equal(database.prepare("SELECT count(*) AS n FROM revoked_session").get()?.n, 0);
  database.close();
});

test("pages through the audit log, pending without an outcome", () => {
  using _console = testConsole();
  const ids = ["1", "2", "3", "4", "5"].map((target) => insertAttempt({ ...attempt, target }));
  insertOutcome(ids[4] ?? "", "failed", "conflict");
  const first = listAudit({ limit: 2 });
  assert.deepEqual(
    first.entries.map(({ target, outcome, detail }) => [target, outcome, detail]),
    [
      ["5", "failed", "d conflict"],
      ["4", "pending", "d"],
    ],
  );
  const second = listAudit({ limit: 3, before: first.next ?? "" });
  assert.deepEqual(
    second.entries.map((entry) => entry.target),
    ["3", "2", "1"],
  );
  assert.equal(second.next, null);
  assert.equal(listAudit({ limit: 9, before: "9".repeat(40) }).entries.length, 5);
});

test("keeps the audit log bounded", () => {
  using _console = testConsole();
  const old = insertAttempt(attempt);
  insertOutcome(old, "succeeded", "");
  store()
    .prepare("UPDATE sqlite_sequence SET seq = ? WHERE name = 'audit'")
    .run(auditRowsKept + 99);
  insertAttempt(attempt);
  assert.equal(listAudit({ limit: 5 }).entries.length, 1);
  assert.equal(store().prepare("SELECT count(*) AS n FROM audit_outcome").get()?.n, 0);
});
