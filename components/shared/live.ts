"use client";

import type { Query, QueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";

// Of the tab, not of a component: query options are plain data and must see it outside of React.
let paused = false;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Pauses live reading in this tab, or goes on and reads what is live anew. */
export function togglePaused(client: QueryClient): void {
  paused = !paused;
  for (const listener of listeners) listener();
  for (const query of client.getQueryCache().findAll({ type: "active" })) {
    // Observers ask for their interval again only when their options are set.
    for (const observer of query.observers) observer.setOptions(observer.options);
  }
  if (!paused) void client.refetchQueries({ type: "active", predicate: (query) => rhythmOf(query) !== null });
}

/** The shortest rhythm anyone on the page reads this query at, in ms; null when nobody shows it as live. */
export function rhythmOf(query: Query): number | null {
  const rhythms = query.observers
    .map((observer) => observer.options.meta?.rhythm)
    .filter((rhythm) => typeof rhythm === "number");
  return rhythms.length === 0 ? null : Math.min(...rhythms);
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
