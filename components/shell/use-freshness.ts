"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { rhythmOf, togglePaused, usePaused } from "#components/shared/live.ts";
import { freshnessOf, type Freshness, type LiveRead } from "./freshness-state.ts";

/** How old the live figures of the page are, each second, and the switch that pauses them. */
export function useFreshness(): { freshness: Freshness; toggle: () => void } {
  const client = useQueryClient();
  const paused = usePaused();
  const [freshness, setFreshness] = useState<Freshness>({ kind: "reading" });

  useEffect(() => {
    let returnedAt = 0;
    const look = () => {
      const reads = client
        .getQueryCache()
        .findAll({ type: "active", predicate: (query) => rhythmOf(query) !== null })
        .map((query): LiveRead => ({ rhythm: rhythmOf(query) ?? 0, updatedAt: query.state.dataUpdatedAt }));
      setFreshness(freshnessOf(reads, Date.now(), paused, returnedAt));
    };
    const onShow = () => {
      if (document.visibilityState === "visible") returnedAt = Date.now();
      look();
    };
    // After the effects of the page, where its reads begin.
    const first = setTimeout(look);
    const timer = setInterval(() => (document.visibilityState === "visible" ? look() : undefined), 1_000);
    document.addEventListener("visibilitychange", onShow);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onShow);
    };
  }, [client, paused]);

  return { freshness, toggle: () => togglePaused(client) };
}
