"use client";

import { useQueryClient, type Query } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { setPaused, usePaused } from "#components/shared/live.ts";
import { freshnessOf, type Freshness, type LiveRead } from "./freshness-state.ts";

/** The shortest rhythm anyone on the page reads this query at, in ms; null when nobody shows it as live. */
function rhythmOf(query: Query): number | null {
  const rhythms = query.observers
    .map((observer) => observer.options.meta?.rhythm)
    .filter((rhythm) => typeof rhythm === "number");
  return rhythms.length === 0 ? null : Math.min(...rhythms);
}

const isLive = (query: Query) => rhythmOf(query) !== null;

/** How old the live figures of the page are, each second, and the switch that pauses them. */
export function useFreshness(): { freshness: Freshness; toggle: () => void } {
  const client = useQueryClient();
  const paused = usePaused();
  const [freshness, setFreshness] = useState<Freshness>({ kind: "none" });

  useEffect(() => {
    let returnedAt = 0;
    const look = () => {
      const reads = client
        .getQueryCache()
        .findAll({ type: "active", predicate: isLive })
        .map((query): LiveRead => ({ rhythm: rhythmOf(query) ?? 0, updatedAt: query.state.dataUpdatedAt }));
      setFreshness(freshnessOf(reads, Date.now(), paused, returnedAt));
    };
    const onShow = () => {
      if (document.visibilityState === "visible") returnedAt = Date.now();
      look();
    };
    look();
    const timer = setInterval(() => (document.visibilityState === "visible" ? look() : undefined), 1_000);
    document.addEventListener("visibilitychange", onShow);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onShow);
    };
  }, [client, paused]);

  const toggle = () => {
    setPaused(!paused);
    for (const query of client.getQueryCache().findAll({ type: "active" })) {
      // Observers ask for their interval again only when their options are set.
      for (const observer of query.observers) observer.setOptions(observer.options);
    }
    if (paused) void client.refetchQueries({ type: "active", predicate: isLive });
  };
  return { freshness, toggle };
}
