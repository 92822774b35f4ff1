import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { serverConfig } from "#lib/config/config.ts";
import { searchEnd } from "#lib/contracts/background-search.ts";
import { coverage, match, type Match } from "#lib/contracts/record-search.ts";
import { z } from "#lib/contracts/zod.ts";
import { AppError } from "#lib/errors.ts";

/** Bytes of presented messages that one search keeps at most. */
export const keptBytes = 128 * 1_048_576;

const keptState = z.object({
  found: z.number().int(),
  bytes: z.number().int(),
  coverage: coverage.nullable(),
  end: searchEnd.nullable(),
  /** True when no more may be kept. */
  full: z.boolean(),
});
/** How a search stands, exactly as far as its kept messages go. */
export type KeptState = z.infer<typeof keptState>;

export const nothingKept: KeptState = { found: 0, bytes: 0, coverage: null, end: null, full: false };

/** What one run writes. Messages and state become one at `mark`; what was added after it is gone when the console dies. */
export type ResultsWriter = {
  state: () => KeptState;
  /** False when they would not fit any more: everything since the last mark is then taken back. */
  add: (matches: readonly Match[]) => boolean;
  mark: (state: Partial<Pick<KeptState, "coverage" | "end" | "full">>) => void;
  close: () => void;
};

const schema = `
  CREATE TABLE IF NOT EXISTS hit (
    n INTEGER PRIMARY KEY,
    partition INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    timestamp INTEGER NOT NULL,
    size INTEGER NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS hit_place ON hit (partition, offset);
  CREATE INDEX IF NOT EXISTS hit_order ON hit (timestamp, partition, offset, size);
  CREATE TABLE IF NOT EXISTS run (one INTEGER PRIMARY KEY CHECK (one = 1), name TEXT NOT NULL, state TEXT NOT NULL) STRICT`;

/**
 * Opens the results of a search to go on with them, an SQLite file that only its owner may read. `run` is a name of this run
 * alone: a later one takes the file over, and from then on this one throws `conflict`.
 */
export function openResults(id: string, run: string): ResultsWriter {
  const file = fileOf(id);
  // SQLite creates its side files with the mode of the main file, so the mode is set before it opens.
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${schema}`);
  let state = readState(database) ?? nothingKept;
  let added = { found: state.found, bytes: state.bytes };
  let open = false;
  database
    .prepare("INSERT INTO run (one, name, state) VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name")
    .run(run, JSON.stringify(state));
  const insert = database.prepare(
    "INSERT OR IGNORE INTO hit (n, partition, offset, timestamp, size, text) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const begin = () => {
    if (open) return;
    database.exec("BEGIN IMMEDIATE");
    open = true;
    if (database.prepare("SELECT 1 FROM run WHERE name = ?").get(run) === undefined)
      throw new AppError("conflict", "Another console goes on with this search.");
  };
  const takeBack = () => {
    if (open) database.exec("ROLLBACK");
    open = false;
    added = { found: state.found, bytes: state.bytes };
  };
  return {
    state: () => state,
    add(matches) {
      begin();
      for (const found of matches) {
        const text = JSON.stringify(found);
        added.bytes += Buffer.byteLength(text);
        if (added.bytes > keptBytes) {
          takeBack();
          return false;
        }
        added.found += insertHit(insert, added.found, found, text);
      }
      return true;
    },
    mark(change) {
      begin();
      state = { ...state, ...added, ...change };
      database.prepare("UPDATE run SET state = ?").run(JSON.stringify(state));
      database.exec("COMMIT");
      open = false;
    },
    close() {
      takeBack();
      database.close();
    },
  };
}

function insertHit(insert: StatementSync, n: number, { record }: Match, text: string): number {
  const { partition, offset, timestamp, keyBytes, valueBytes } = record;
  const { changes } = insert.run(n, partition, BigInt(offset), BigInt(timestamp), keyBytes + valueBytes, text);
  return Number(changes);
}

/** How a search stands; null when nothing of it is kept. */
export function readResults(id: string): KeptState | null {
  return reading(id, readState) ?? null;
}

const orders = {
  timestamp: ["timestamp", "partition", "offset"],
  partition: ["partition", "offset"],
  offset: ["offset", "partition"],
  size: ["size", "timestamp"],
} as const;
/** `found` is the order in which they came, whatever `descending` says. */
export type ResultOrder = { sort: "found" | keyof typeof orders; descending: boolean };
type Page = { start: number; limit: number };

/** Kept messages [start, start + limit) in an order, and how many there are; none when nothing is kept. */
export function readHits(
  id: string,
  { start, limit, sort, descending }: ResultOrder & Page,
): { matches: Match[]; found: number } {
  const page = reading(id, (database) => {
    const rows =
      sort === "found"
        ? // Hits are numbered from 0 without a gap: a page needs no counting.
          database.prepare("SELECT text FROM hit WHERE n >= ? ORDER BY n LIMIT ?").all(start, limit)
        : sorted(database, orders[sort], descending, { start, limit });
    return {
      matches: rows.map(({ text }) => match.parse(JSON.parse(String(text)))),
      found: readState(database)?.found ?? 0,
    };
  });
  return page ?? { matches: [], found: 0 };
}

/** The page is chosen over an index, without the texts. */
function sorted(database: DatabaseSync, columns: readonly string[], descending: boolean, { start, limit }: Page) {
  const order = columns.map((column) => `${column} ${descending ? "DESC" : "ASC"}`).join(", ");
  return database
    .prepare(`SELECT text FROM hit WHERE n IN (SELECT n FROM hit ORDER BY ${order} LIMIT ? OFFSET ?) ORDER BY ${order}`)
    .all(limit, start);
}

export type HitPlace = { partition: number; offset: string; count: number };

/** Where the kept messages lie: for each hundredth of a partition's range that has some, the first one and how many. */
export function readPlaces(id: string, ranges: readonly { partition: number; from: string; to: string }[]): HitPlace[] {
  const rows = reading(id, (database) =>
    database
      .prepare(
        `SELECT hit.partition AS partition, CAST(min(hit.offset) AS TEXT) AS offset, count(*) AS count
         FROM hit JOIN json_each(?) part ON hit.partition = part.value ->> '$.partition'
         GROUP BY hit.partition, (hit.offset - CAST(part.value ->> '$.from' AS INTEGER)) * 100 /
           max(1, CAST(part.value ->> '$.to' AS INTEGER) - CAST(part.value ->> '$.from' AS INTEGER))`,
      )
      .all(JSON.stringify(ranges.map(({ partition, from, to }) => ({ partition, from, to })))),
  );
  return (rows ?? []).map(({ partition, offset, count }) => ({
    partition: Number(partition),
    offset: String(offset),
    count: Number(count),
  }));
}

/** Deletes what is kept of a search. */
export function deleteResults(id: string): void {
  for (const ending of ["", "-wal", "-shm"]) rmSync(`${fileOf(id)}${ending}`, { force: true });
}

/** Searches of which something is kept. */
export function keptResults(): string[] {
  return readdirSync(folder()).flatMap((name) => (name.endsWith(".db") ? [name.slice(0, -3)] : []));
}

function folder(): string {
  const path = join(serverConfig().dataDir, "searches");
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}

/** The id is the console's own, never a text of the browser's. */
function fileOf(id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error("This is no id of a job.");
  return join(folder(), `${id}.db`);
}

function reading<T>(id: string, read: (database: DatabaseSync) => T): T | null {
  const file = fileOf(id);
  if (!existsSync(file)) return null;
  const database = new DatabaseSync(file);
  try {
    database.exec("PRAGMA busy_timeout = 5000");
    const ready = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'run'").get() !== undefined;
    return ready ? read(database) : null;
  } finally {
    database.close();
  }
}

function readState(database: DatabaseSync): KeptState | null {
  const row = database.prepare("SELECT state FROM run").get();
  return row === undefined ? null : keptState.parse(JSON.parse(String(row.state)));
}
