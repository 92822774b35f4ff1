"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { RowSource } from "./data-table-columns.ts";
import type { View } from "./data-table-model.ts";
import type { RowList } from "./data-table-rows.ts";

const pageSize = 100;
const settleMs = 120;

type Pages<Row> = {
  key: string;
  rowCount: number | null;
  pages: ReadonlyMap<number, readonly Row[]>;
  error: string | null;
};

/**
 * Rows that stay on the server: pages of 100 around what is in sight, read once each. Another sort, filter or source
 * key starts anew and keeps the old rows until the first page is there.
 */
export function useSource<Row>(source: RowSource<Row> | undefined, view: View<Row>) {
  const key = source ? `${source.key}\n${JSON.stringify([view.sort, view.query, view.chosen])}` : "";
  const [held, setHeld] = useState<Pages<Row>>({ key: "", rowCount: null, pages: new Map(), error: null });
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const want = useCallback(
    (first: number, last: number) =>
      setSight((old) => (old.first === first && old.last === last ? old : { first, last })),
    [],
  );
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((old) => old + 1), []);
  const reading = useRef<{ control: AbortController; pages: Set<number> } | null>(null);
  const current = held.key === key;
  const { query, sort, chosen } = view;

  // One run for each question: what is asked under it is not asked twice, and ends with it.
  useEffect(() => {
    const control = new AbortController();
    reading.current = { control, pages: new Set() };
    return () => control.abort();
  }, [source, key, attempt]);

  useEffect(() => {
    const run = reading.current;
    if (!source || !run) return;
    const { pages, control } = run;
    const from = current ? Math.floor(Math.max(sight.first - pageSize / 2, 0) / pageSize) : 0;
    const to = current ? Math.floor((sight.last + pageSize / 2) / pageSize) : 0;
    const missing: number[] = [];
    for (let page = from; page <= to; page++) if (!pages.has(page)) missing.push(page);
    if (missing.length === 0) return;
    const read = (page: number) => {
      pages.add(page);
      const start = page * pageSize;
      source.load({ start, end: start + pageSize, sort, query, facets: chosen, signal: control.signal }).then(
        ({ rows, rowCount }) => {
          if (control.signal.aborted) return;
          setHeld((old) => ({
            key,
            rowCount,
            pages: new Map(old.key === key ? old.pages : []).set(page, rows),
            error: null,
          }));
        },
        (cause: unknown) => {
          if (control.signal.aborted) return;
          const words = cause instanceof Error ? cause.message : String(cause);
          // Rows of another question would be wrong under this one.
          setHeld((old) =>
            old.key === key ? { ...old, error: words } : { key, rowCount: 0, pages: new Map(), error: words },
          );
        },
      );
    };
    // A page flung past is not worth a request.
    const timer = setTimeout(() => missing.forEach(read), settleMs);
    return () => clearTimeout(timer);
  }, [source, key, attempt, current, sight, sort, query, chosen]);

  const list: RowList<Row> = useMemo(
    () => ({
      length: held.rowCount ?? 0,
      at: (index) => held.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
      all: null,
    }),
    [held],
  );
  return { list, want, loading: source !== undefined && held.rowCount === null, error: held.error, retry };
}
