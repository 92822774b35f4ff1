/** The schema, step by step; `PRAGMA user_version` counts the steps done. A released step is never edited, only followed. */
export const migrations: string[] = [
  `CREATE TABLE audit (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     at TEXT NOT NULL,
     who TEXT NOT NULL,
     action TEXT NOT NULL,
     cluster TEXT,
     target TEXT NOT NULL,
     detail TEXT NOT NULL,
     request_id TEXT NOT NULL
   ) STRICT;
   CREATE TABLE audit_outcome (
     audit_id INTEGER PRIMARY KEY REFERENCES audit (id) ON DELETE CASCADE,
     at TEXT NOT NULL,
     outcome TEXT NOT NULL,
     detail TEXT NOT NULL
   ) STRICT;
   CREATE TABLE revoked_session (
     id TEXT PRIMARY KEY,
     expires_at INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE job (
     id TEXT PRIMARY KEY,
     kind TEXT NOT NULL,
     owner TEXT NOT NULL,
     cluster TEXT,
     input TEXT NOT NULL,
     checkpoint TEXT,
     state TEXT NOT NULL,
     progress TEXT NOT NULL DEFAULT '',
     fraction REAL,
     result TEXT,
     error TEXT,
     resumed INTEGER NOT NULL DEFAULT 0,
     lease_owner TEXT,
     lease_until INTEGER,
     created_at TEXT NOT NULL,
     started_at TEXT,
     ended_at TEXT
   ) STRICT;
   CREATE INDEX job_open ON job (state) WHERE state IN ('queued', 'running', 'cancelling');`,
  `CREATE TABLE saved_view (
     id TEXT PRIMARY KEY,
     owner TEXT NOT NULL,
     scope TEXT NOT NULL,
     name TEXT NOT NULL,
     view TEXT NOT NULL,
     shared INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX saved_view_scope ON saved_view (scope);`,
];
