"use client";

import { useCallback, useSyncExternalStore } from "react";

const changed = new Set<() => void>();

/** A text kept in this browser under a name, "" without one, and how to keep another (null forgets it). */
export function useKept(place: string): [text: string, keep: (text: string | null) => void] {
  const text = useSyncExternalStore(subscribe, () => read(place), nothing);
  const keep = useCallback((next: string | null) => write(place, next), [place]);
  return [text, keep];
}

function subscribe(listener: () => void): () => void {
  changed.add(listener);
  return () => changed.delete(listener);
}

function nothing(): string {
  return "";
}

// A browser may forbid storage: what is chosen then lasts as long as the address.
function read(place: string): string {
  try {
    return localStorage.getItem(place) ?? "";
  } catch {
    return "";
  }
}

function write(place: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(place);
    else localStorage.setItem(place, text);
  } catch {
    return;
  }
  for (const listener of changed) listener();
}
