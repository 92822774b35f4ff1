"use client";

import { useEffect, useState } from "react";
import { usePaused } from "#components/shared/live.ts";
import { useVisible } from "#components/shared/use-visible.ts";
import type { ChartSample } from "#components/ui/chart-types.ts";
import { groups } from "#lib/client/endpoints.ts";
import { follow } from "#lib/client/follow.ts";
import { joinSamples, sampleOf } from "./lag-samples.ts";

export type LagStream = {
  /** Undefined until the server told what it has. */
  samples: readonly ChartSample[] | undefined;
  stepMs: number;
  /** Why it is not read at the moment. */
  fault: unknown;
  paused: boolean;
};

/** The lag of a group as the server samples it: its past, then each sample, while the tab is visible and not paused. */
export function useLagStream(cluster: string, group: string): LagStream {
  const paused = usePaused();
  const reading = useVisible() && !paused;
  const [state, setState] = useState<Omit<LagStream, "paused">>({ samples: undefined, stepMs: 2_000, fault: null });
  useEffect(() => {
    if (!reading) return undefined;
    const abort = new AbortController();
    void follow(
      groups.watchLag,
      { params: { cluster, group }, query: {}, signal: abort.signal },
      (event) =>
        setState((now) => {
          const held = now.samples ?? [];
          if (event.type === "history")
            return { samples: joinSamples(held, event.samples.map(sampleOf)), stepMs: event.intervalMs, fault: null };
          const sample =
            event.type === "sample"
              ? sampleOf(event.sample)
              : { at: Date.parse(event.at), values: {}, reason: event.reason };
          return { ...now, samples: joinSamples(held, [sample]), fault: null };
        }),
      (fault) => setState((now) => ({ ...now, fault })),
    );
    return () => abort.abort();
  }, [cluster, group, reading]);
  return { ...state, paused };
}
