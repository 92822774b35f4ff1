"use client";

import { Pause } from "lucide-react";
import { useShortcut } from "#components/ui/shortcuts.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { formatDuration } from "#lib/format/duration.ts";
import type { Freshness } from "./freshness-state.ts";
import { useFreshness } from "./use-freshness.ts";

const age = (ms: number) => (ms < 1_000 ? "0 s" : formatDuration(Math.floor(ms / 1_000) * 1_000));

const texts = {
  reading: { word: () => "Reading", hint: "The figures of this page are being read." },
  live: {
    word: (ms: number) => `Live · ${age(ms)}`,
    hint: "Every live figure on this page is at most this old. Click to pause.",
  },
  paused: { word: () => "Paused", hint: "Nothing is read again until you go on. Click to go on." },
  stale: {
    word: (ms: number) => `Stale · ${age(ms)}`,
    hint: "At least three reads in a row did not arrive. The page goes on trying. Click to pause.",
  },
};

export function FreshnessButton() {
  const { freshness, toggle } = useFreshness();
  useShortcut("p", "Pause or go on reading", toggle, "Everywhere");
  if (freshness.kind === "none") return null;
  const text = texts[freshness.kind];
  const ageMs = freshness.kind === "reading" ? 0 : freshness.ageMs;
  return (
    <Tooltip content={text.hint} keys={["p"]} side="bottom">
      <button
        type="button"
        onClick={toggle}
        aria-pressed={freshness.kind === "paused"}
        className={`tn flex h-7 min-w-23 shrink-0 items-center gap-1.75 rounded-sm px-2 text-xs whitespace-nowrap hover:bg-hover ${
          freshness.kind === "stale" ? "text-warning-text" : "text-ink-2"
        }`}
      >
        <Dot kind={freshness.kind} />
        {text.word(ageMs)}
      </button>
    </Tooltip>
  );
}

function Dot({ kind }: { kind: Exclude<Freshness["kind"], "none"> }) {
  if (kind === "paused") return <Pause aria-hidden className="size-2.5" />;
  if (kind === "stale") return <StatusMark status="warning" size={8} />;
  return <StatusMark status={kind === "live" ? "ok" : "unknown"} size={8} />;
}
