"use client";

import { useSyncExternalStore } from "react";

/** Whether the tab is in sight: streams run only then. */
export function useVisible(): boolean {
  return useSyncExternalStore(onVisibility, isVisible, () => false);
}

function onVisibility(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
}

function isVisible(): boolean {
  return document.visibilityState === "visible";
}
