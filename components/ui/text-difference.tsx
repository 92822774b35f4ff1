"use client";

import { useMemo, useState, type ReactNode } from "react";
import { formatInteger } from "#lib/format/int64.ts";
import { cx } from "./cx.ts";
import { differenceRows, foldRows, type DifferenceRow, type Side } from "./difference-rows.ts";
import { LineNumber } from "./line-number.tsx";

type TextDifference = { removed: number; added: number; count: number; line: (index: number) => ReactNode };

/**
 * Two texts line by line beside each other, for a list that draws `count` lines: a sign and a ground mark what went and what
 * came, long equal stretches are folded. Other texts are another difference: give the component a key.
 */
export function useTextDifference(before: string, after: string): TextDifference {
  const rows = useMemo(() => differenceRows(before, after), [before, after]);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const shown = useMemo(() => foldRows(rows, open), [rows, open]);
  const digits = String(rows.length).length;
  return {
    removed: rows.filter(({ kind }) => kind === "removed" || kind === "changed").length,
    added: rows.filter(({ kind }) => kind === "added" || kind === "changed").length,
    count: shown.length,
    line(index) {
      const row = shown[index];
      return row === undefined ? null : (
        <Row row={row} digits={digits} onOpen={(at) => setOpen((old) => new Set(old).add(at))} />
      );
    },
  };
}

function Row({ row, digits, onOpen }: { row: DifferenceRow; digits: number; onOpen: (at: number) => void }) {
  if (row.kind === "fold")
    return (
      <button
        type="button"
        onClick={() => onOpen(row.at)}
        className="h-5 w-full rounded-xs bg-sunken px-2 text-left font-sans text-xs text-ink-3 hover:bg-hover focus-visible:-outline-offset-2"
      >
        {formatInteger(row.count)} equal lines
      </button>
    );
  const equal = row.kind === "same";
  return (
    <div className="grid grid-cols-2">
      <Half side={row.left} digits={digits} sign={equal ? null : "removed"} />
      <Half side={row.right} digits={digits} sign={equal ? null : "added"} />
    </div>
  );
}

const looks = {
  removed: { ground: "bg-critical-soft", text: "text-critical-text", sign: "−" },
  added: { ground: "bg-ok-soft", text: "text-ok-text", sign: "+" },
};

function Half({ side, digits, sign }: { side: Side; digits: number; sign: "removed" | "added" | null }) {
  if (side === null) return <span className="h-5 bg-sunken" />;
  const look = sign === null ? null : looks[sign];
  return (
    <span className={cx("flex h-5 min-w-0 pl-2", look?.ground)} title={side.text}>
      <LineNumber number={side.number} digits={digits} />
      <span className={cx("w-4 shrink-0", look?.text)}>
        {look === null ? null : (
          <>
            <span aria-hidden>{look.sign}</span>
            <span className="sr-only">{sign} </span>
          </>
        )}
      </span>
      <span className="truncate whitespace-pre">{side.text}</span>
    </span>
  );
}
