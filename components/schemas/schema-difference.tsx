"use client";

import { useMemo, useState } from "react";
import { cx } from "#components/ui/cx.ts";
import type { SchemaVersion } from "#lib/contracts/schemas.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { differenceRows, foldRows, type DifferenceRow, type Side } from "./difference-rows.ts";
import { FillLines } from "./fill-lines.tsx";
import { LineNumber } from "./schema-text.tsx";

type Props = { before: SchemaVersion; after: SchemaVersion };

/** Two versions line by line beside each other; a sign and a ground mark what went and what came. */
export function SchemaDifference({ before, after }: Props) {
  const rows = useMemo(() => differenceRows(before.text, after.text), [before.text, after.text]);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const shown = useMemo(() => foldRows(rows, open), [rows, open]);
  const removed = rows.filter((row) => row.kind === "removed" || row.kind === "changed").length;
  const added = rows.filter((row) => row.kind === "added" || row.kind === "changed").length;
  const digits = String(rows.length).length;
  return (
    <>
      <div className="px-page tn grid h-7 shrink-0 grid-cols-2 items-center border-b border-line bg-sunken text-xs">
        <span>
          Version {before.version} <span className="text-ink-3">· id {before.id}</span>
        </span>
        <span className="flex items-center gap-2 pl-3">
          Version {after.version} <span className="text-ink-3">· id {after.id}</span>
          <span role="status" className="ml-auto text-ink-3">
            {removed + added === 0
              ? "The texts are equal"
              : `${formatInteger(removed)} removed, ${formatInteger(added)} added`}
          </span>
        </span>
      </div>
      <FillLines
        label={`Difference of version ${before.version} and version ${after.version}`}
        count={shown.length}
        wide={false}
        line={(index) => {
          const row = shown[index];
          return row === undefined ? null : (
            <Row row={row} digits={digits} onOpen={(at) => setOpen((old) => new Set(old).add(at))} />
          );
        }}
      />
    </>
  );
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
