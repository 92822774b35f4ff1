"use client";

import { useState } from "react";
import { Input } from "#components/ui/input.tsx";
import { parseInteger } from "#lib/format/int64.ts";
import { isOffset } from "./record-request.ts";

type Props = { offset: string; fault: string | null; onCommit: (offset: string) => void };

/** An offset to start from, or one for each partition; taken on Enter or when left, so that half a number reads nothing. */
export function OffsetInput({ offset, fault, onCommit }: Props) {
  const [text, setText] = useState(offset);
  const typed = parseInteger(text)?.toString() ?? text.replace(/\s/g, "");
  const wrong = fault !== null || (text !== offset && !isOffset(typed));
  const commit = () => {
    if (isOffset(typed) && typed !== offset) onCommit(typed);
  };
  return (
    <Input
      mono
      aria-label="Start at offset"
      aria-invalid={wrong ? true : undefined}
      title="A whole number, or one for each partition: 0:17,3:90000"
      boxClassName={offset.includes(":") ? "w-72" : "w-36"}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => (event.key === "Enter" ? commit() : undefined)}
    />
  );
}
