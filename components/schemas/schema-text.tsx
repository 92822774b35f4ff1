"use client";

import { useMemo } from "react";
import { LineNumber } from "#components/ui/line-number.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { FillLines } from "./fill-lines.tsx";

/** The text of a schema with line numbers; null while it is read. */
export function SchemaText({ text }: { text: string | null }) {
  const lines = useMemo(() => (text === null ? [] : text.replace(/\n$/, "").split("\n")), [text]);
  if (text === null)
    return (
      <div role="status" aria-label="Reading the schema" className="px-page grid gap-3 py-3">
        <Skeleton className="w-64" />
        <Skeleton className="w-80" />
        <Skeleton className="w-48" />
      </div>
    );
  const digits = String(lines.length).length;
  return (
    <FillLines
      label="Text of the schema"
      count={lines.length}
      line={(index) => (
        <>
          <LineNumber number={index + 1} digits={digits} />
          {lines[index]}
        </>
      )}
    />
  );
}
