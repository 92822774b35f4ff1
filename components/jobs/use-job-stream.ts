"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useVisible } from "#components/shared/use-visible.ts";
import { jobs } from "#lib/client/endpoints.ts";
import { follow } from "#lib/client/follow.ts";
import { jobKeys } from "./queries.ts";

/** Keeps the list of jobs current while the tab is visible; one stream, closed when the tab hides. Returns the last fault. */
export function useJobStream(): unknown {
  const client = useQueryClient();
  const visible = useVisible();
  const [fault, setFault] = useState<unknown>(null);
  useEffect(() => {
    if (!visible) return undefined;
    const abort = new AbortController();
    void follow(
      jobs.watch,
      { params: {}, query: {}, signal: abort.signal },
      (event) => {
        setFault(null);
        client.setQueryData(jobKeys.list(), { jobs: event.jobs });
      },
      setFault,
    );
    return () => abort.abort();
  }, [client, visible]);
  return fault;
}
