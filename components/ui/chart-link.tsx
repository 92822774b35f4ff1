"use client";

import { createContext, useContext, useState, useSyncExternalStore, type ReactNode } from "react";

/** The moment the cursor stands at, outside of React's state: a move must draw the cursor, not the charts. */
export type Cursor = {
  subscribe: (listener: () => void) => () => void;
  read: () => number | null;
  move: (at: number | null) => void;
};

function createCursor(): Cursor {
  const listeners = new Set<() => void>();
  let at: number | null = null;
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: () => at,
    move: (next) => {
      if (next === at) return;
      at = next;
      for (const listener of listeners) listener();
    },
  };
}

const CursorContext = createContext<Cursor | null>(null);

/** Charts inside share one cursor. */
export function LinkedCharts({ children }: { children: ReactNode }) {
  const [cursor] = useState(createCursor);
  return <CursorContext value={cursor}>{children}</CursorContext>;
}

/** The shared cursor, or one of its own. */
export function useCursor(): { at: number | null; move: (at: number | null) => void } {
  const shared = useContext(CursorContext);
  const [own] = useState(createCursor);
  const cursor = shared ?? own;
  const at = useSyncExternalStore(cursor.subscribe, cursor.read, () => null);
  return { at, move: cursor.move };
}
