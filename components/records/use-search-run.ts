"use client";

import { useEffect, useRef, useState } from "react";
import { searchBody, type SearchBody } from "#lib/contracts/record-search.ts";
import { openSearch, type SearchSession } from "./search-session.ts";
import type { SearchRun } from "./search-run.ts";

/** The search of a page; another body ends the one before. Null searches nothing. */
export function useSearchRun(cluster: string, topic: string, body: SearchBody | null) {
  const key = body === null ? null : JSON.stringify(body);
  const [held, setHeld] = useState<{ key: string; run: SearchRun } | null>(null);
  const session = useRef<SearchSession | null>(null);
  useEffect(() => {
    if (key === null) return undefined;
    const opened = openSearch({ cluster, topic }, searchBody.parse(JSON.parse(key)), (run) => setHeld({ key, run }));
    session.current = opened;
    return () => opened.close();
  }, [cluster, topic, key]);
  return {
    run: held !== null && held.key === key ? held.run : null,
    start: () => session.current?.start(),
    stop: () => session.current?.stop(),
    resume: () => session.current?.resume(),
  };
}

export type SearchControl = ReturnType<typeof useSearchRun>;
