"use client";

import { useState } from "react";
import { Input } from "#components/ui/input.tsx";
import { formatTime, zoneLabel, type Zone } from "#lib/format/time.ts";
import { epochOfWords } from "./time-words.ts";

type Props = {
  label: string;
  timestamp: string | null;
  zone: Zone;
  fault: string | null;
  /** What an empty field means; without it a time is needed. */
  absent?: string;
  onCommit: (timestamp: string | null) => void;
};

/** A time in the page's zone; "2 h ago" and "yesterday 14:29" work as well. The URL keeps the absolute time. */
export function TimeInput({ label, timestamp, zone, fault, absent, onCommit }: Props) {
  const shown =
    timestamp === null
      ? ""
      : formatTime(timestamp, zone)
          .replace(/\.000$/, "")
          .replace(/:00$/, "");
  const [text, setText] = useState(shown);
  const left = absent !== undefined && text.trim() === "";
  const wrong = fault !== null || (text !== shown && !left && epochOfWords(text, zone, 0) === null);
  const commit = () => {
    if (text === shown) return;
    if (left) return onCommit(null);
    const epoch = epochOfWords(text, zone, Date.now());
    if (epoch !== null && String(epoch) !== timestamp) onCommit(String(epoch));
  };
  return (
    <Input
      aria-label={label}
      aria-invalid={wrong ? true : undefined}
      title="2026-03-04 14:29:10, 14:29, yesterday 14:29, 2 h ago, or epoch milliseconds"
      boxClassName={shown.length > 19 ? "w-60" : "w-50"}
      className="tn"
      placeholder={absent}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => (event.key === "Enter" ? commit() : undefined)}
      end={<span className="shrink-0 text-ink-3">{zoneLabel(zone, new Date())}</span>}
    />
  );
}
