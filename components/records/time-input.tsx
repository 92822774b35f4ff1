"use client";

import { useState } from "react";
import { Input } from "#components/ui/input.tsx";
import { formatTime, zoneLabel, type Zone } from "#lib/format/time.ts";
import { epochOfWords } from "./time-words.ts";

type Props = { timestamp: string | null; zone: Zone; fault: string | null; onCommit: (timestamp: string) => void };

/** A time to start from, in the page's zone; "2 h ago" works as well. The URL keeps the absolute time. */
export function TimeInput({ timestamp, zone, fault, onCommit }: Props) {
  const shown = timestamp === null ? "" : formatTime(timestamp, zone);
  const [text, setText] = useState(shown);
  const wrong = fault !== null || (text !== shown && epochOfWords(text, zone, 0) === null);
  const commit = () => {
    const epoch = epochOfWords(text, zone, Date.now());
    if (epoch !== null && String(epoch) !== timestamp) onCommit(String(epoch));
  };
  return (
    <Input
      aria-label="Start at time"
      aria-invalid={wrong ? true : undefined}
      title="2026-03-04 14:29:10, epoch milliseconds, or 2 h ago"
      boxClassName="w-64"
      className="tn"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => (event.key === "Enter" ? commit() : undefined)}
      end={<span className="shrink-0 text-ink-3">{zoneLabel(zone, new Date())}</span>}
    />
  );
}
