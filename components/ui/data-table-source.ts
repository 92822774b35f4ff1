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
  const asked = useRef({ key: "", pages: new Set<number>() });
  const current = held.key === key;
  const { query, sort, chosen } = view;

  useEffect(() => {
    if (!source) return;
    if (asked.current.key !== key) asked.current = { key, pages: new Set() };
    const { pages } = asked.current;
    const from = current ? Math.floor(Math.max(sight.first - pageSize / 2, 0) / pageSize) : 0;
    const to = current ? Math.floor((sight.last + pageSize / 2) / pageSize) : 0;
    const missing: number[] = [];
    for (let page = from; page <= to; page++) if (!pages.has(page)) missing.push(page);
    if (missing.length === 0) return;
    const control = new AbortController();
    // A page flung past is not worth a request.
    const timer = setTimeout(() => {
      for (const page of missing) {
        pages.add(page);
        const start = page * pageSize;
        source.load({ start, end: start + pageSize, sort, query, facets: chosen, signal: control.signal }).then(
          ({ rows, rowCount }) =>
            setHeld((old) => ({
              key,
              rowCount,
              pages: new Map(old.key === key ? old.pages : []).set(page, rows),
              error: null,
            })),
          (cause: unknown) => {
            pages.delete(page);
            if (control.signal.aborted) return;
            const words = cause instanceof Error ? cause.message : String(cause);
            setHeld((old) => ({ ...old, key, rowCount: old.key === key ? old.rowCount : 0, error: words }));
          },
        );
      }
    }, settleMs);
    return () => {
      clearTimeout(timer);
      if (asked.current.key !== key) control.abort();
    };
  }, [source, key, current, sight, sort, query, chosen]);

  const list: RowList<Row> = useMemo(
    () => ({
      length: held.rowCount ?? 0,
      at: (index) => held.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
      all: null,
    }),
    [held],
  );
  return { list, want, loading: source !== undefined && held.rowCount === null, error: held.error };
}
