"use client";

import { useState } from "react";
import { Input } from "#components/ui/input.tsx";
import { parseInteger } from "#lib/format/int64.ts";

type Props = { offset: string; fault: string | null; onCommit: (offset: string) => void };

/** An offset to start from; taken on Enter or when left, so that half a number reads nothing. */
export function OffsetInput({ offset, fault, onCommit }: Props) {
  const [text, setText] = useState(offset);
  const parsed = parseInteger(text);
  const wrong = fault !== null || (text !== offset && (parsed === null || parsed < 0n));
  const commit = () => {
    if (parsed !== null && parsed >= 0n && parsed.toString() !== offset) onCommit(parsed.toString());
  };
  return (
    <Input
      mono
      aria-label="Start at offset"
      aria-invalid={wrong ? true : undefined}
      inputMode="numeric"
      boxClassName="w-36"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => (event.key === "Enter" ? commit() : undefined)}
    />
  );
}
