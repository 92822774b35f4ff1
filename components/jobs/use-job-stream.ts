"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { subscribe } from "#lib/client/subscribe.ts";
import { jobs, type Job } from "#lib/contracts/jobs.ts";
import { jobKeys } from "./queries.ts";

/** Keeps the list of jobs current while the tab is visible; one stream, closed when the tab hides. Returns the last fault. */
export function useJobStream(): unknown {
  const client = useQueryClient();
  const visible = useSyncExternalStore(onVisibility, isVisible, () => false);
  const [fault, setFault] = useState<unknown>(null);
  useEffect(() => {
    if (!visible) return undefined;
    const abort = new AbortController();
    void follow(
      abort.signal,
      (list) => {
        setFault(null);
        client.setQueryData(jobKeys.list(), { jobs: list });
      },
      setFault,
    );
    return () => abort.abort();
  }, [client, visible]);
  return fault;
}

async function follow(
  signal: AbortSignal,
  onJobs: (list: Job[]) => void,
  onFault: (fault: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const event of subscribe(jobs.watch, { params: {}, query: {}, signal })) onJobs(event.jobs);
    } catch (fault) {
      if (!signal.aborted) onFault(fault);
    }
    await pause(3_000, signal);
  }
}

/** Between two tries; ends at once when the tab hides. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

function onVisibility(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
}

function isVisible(): boolean {
  return document.visibilityState === "visible";
}
