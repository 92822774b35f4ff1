"use client";

import { useState } from "react";
import { Input } from "#components/ui/input.tsx";
import { parseInteger } from "#lib/format/int64.ts";
import { isOffset } from "./record-request.ts";

type Props = {
  label: string;
  offset: string | null;
  fault: string | null;
  /** What an empty field means; without it an offset is needed. */
  absent?: string;
  onCommit: (offset: string | null) => void;
};

/** An offset, or one for each partition; taken on Enter or when left, so that half a number reads nothing. */
export function OffsetInput({ label, offset, fault, absent, onCommit }: Props) {
  const shown = offset ?? "";
  const [text, setText] = useState(shown);
  const left = absent !== undefined && text.trim() === "";
  const typed = parseInteger(text)?.toString() ?? text.replace(/\s/g, "");
  const wrong = fault !== null || (text !== shown && !left && !isOffset(typed));
  const commit = () => {
    if (text === shown) return;
    if (left) onCommit(null);
    else if (isOffset(typed) && typed !== offset) onCommit(typed);
  };
  return (
    <Input
      mono
      aria-label={label}
      aria-invalid={wrong ? true : undefined}
      title="A whole number, or one for each partition: 0:17,3:90000"
      boxClassName={shown.includes(":") ? "w-60" : "w-30"}
      placeholder={absent}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => (event.key === "Enter" ? commit() : undefined)}
    />
  );
}
