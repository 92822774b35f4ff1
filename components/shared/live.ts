"use client";

import { useSyncExternalStore } from "react";

// Of the tab, not of a component: query options are plain data and must see it outside of React.
let paused = false;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setPaused(next: boolean): void {
  paused = next;
  for (const listener of listeners) listener();
}

/** Whether the person paused live reading in this tab. */
export function usePaused(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => paused,
    () => false,
  );
}

/**
 * Query options of a live figure, to be spread: it is read again every `ms`, not while paused or while the tab is
 * hidden; the top bar tells its age by `meta.rhythm`.
 */
export function live(ms: number) {
  return { refetchInterval: () => (paused ? (false as const) : ms), meta: { rhythm: ms } };
}
