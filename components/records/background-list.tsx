"use client";

import { useQuery } from "@tanstack/react-query";
import { Layers } from "lucide-react";
import Link from "next/link";
import { usePreferences } from "#components/shared/preferences-provider.tsx";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { Status, StatusMark } from "#components/ui/status-mark.tsx";
import type { StatusTone } from "#components/ui/tones.ts";
import type { BackgroundSearch } from "#lib/contracts/background-search.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { formatTime } from "#lib/format/time.ts";
import { backgroundQueries, isOpen } from "./background-queries.ts";
import { backgroundHref, queryWords } from "./background-run.ts";

const tones: Record<BackgroundSearch["state"], StatusTone> = {
  queued: "neutral",
  running: "info",
  cancelling: "info",
  cancelled: "neutral",
  succeeded: "ok",
  failed: "critical",
};

const states: Record<BackgroundSearch["state"], string> = {
  queued: "waits",
  running: "runs",
  cancelling: "stops",
  cancelled: "stopped",
  succeeded: "ended",
  failed: "failed",
};

/** The searches of this topic in the background, each leading to its results. Nothing when there are none. */
export function BackgroundList({ cluster, topic }: { cluster: string; topic: string }) {
  const { zone } = usePreferences().preferences;
  const list = useQuery(backgroundQueries.list(cluster, topic));
  const searches = list.data?.searches ?? [];
  if (searches.length === 0) return null;
  const running = searches.filter(isOpen).length;
  return (
    <Popover
      label="Background searches"
      align="end"
      className="w-[26rem] max-w-[calc(100vw-2rem)]"
      trigger={
        <Button variant="ghost" title="Background searches">
          <Layers aria-hidden />
          <span className="max-lg:sr-only">
            Background<span className="sr-only"> searches</span>
          </span>
          {running > 0 ? <StatusMark status="info" /> : null}
          <span className="tn">{searches.length}</span>
          {running > 0 ? <span className="sr-only">, {running} running</span> : null}
        </Button>
      }
    >
      <ul className="grid">
        {searches.map((search) => (
          <li key={search.id}>
            <Link
              href={backgroundHref(cluster, search.id)}
              className="grid gap-0.5 rounded-sm px-2 py-1.5 hover:bg-hover focus-visible:bg-hover"
            >
              <span className="flex min-w-0 items-center gap-2">
                <span className="min-w-0 flex-1 truncate font-medium">{queryWords(search.body)}</span>
                <Status status={tones[search.state]} quiet={!isOpen(search)} className="shrink-0 text-xs">
                  {states[search.state]}
                </Status>
              </span>
              <span className="tn truncate text-xs text-ink-3">
                {isOpen(search) && search.progress !== "" ? search.progress : `${formatInteger(search.found)} found`} ·{" "}
                {search.owner}, {formatTime(Date.parse(search.createdAt), zone).slice(0, 16)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
