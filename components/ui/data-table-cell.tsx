import Link from "next/link";
import type { ReactNode } from "react";
import { withoutTicks } from "./code-text.tsx";
import { cx } from "./cx.ts";
import type { CellContext, Column } from "./data-table-columns.ts";
import { matchRanges, type Filter } from "./data-table-filter.ts";
import { StatusMark } from "./status-mark.tsx";

/** Marks the matches of a filter in a text. */
export function markText(filter: Filter, text: string): ReactNode {
  const ranges = matchRanges(filter, text);
  if (ranges.length === 0) return text;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start > at) parts.push(text.slice(at, start));
    parts.push(<mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}

/** A bar where a value will stand; it appears only after 150 ms. The width varies so that it reads as text. */
export function CellSkeleton({ seed, end }: { seed: number; end?: boolean }) {
  return (
    <span
      aria-hidden
      className={cx("block h-2 max-w-48 animate-appear rounded-xs bg-press", end && "ml-auto")}
      style={{ width: `${end ? 30 + ((seed * 17) % 40) : 45 + ((seed * 29) % 45)}%` }}
    />
  );
}

function Unknown({ reason: written }: { reason: string }) {
  const reason = withoutTicks(written);
  return (
    <span className="inline-flex items-center gap-1.5 text-ink-3" title={reason}>
      <StatusMark status="unknown" />
      <span aria-hidden>–</span>
      <span className="sr-only">unknown: {reason}</span>
    </span>
  );
}

type CellContentProps<Row> = {
  row: Row;
  column: Column<Row>;
  context: CellContext;
  seed: number;
  /** The name column of a row that leads somewhere. */
  href?: string | undefined;
  note?: ReactNode;
};

/** What stands in a cell: the value, or the sight of a value that is loading, unknown or old. */
export function CellContent<Row>({ row, column, context, seed, href, note }: CellContentProps<Row>) {
  const state = column.state?.(row) ?? null;
  if (state === "loading") return <CellSkeleton seed={seed} end={column.align === "end"} />;
  if (state && "unknown" in state) return <Unknown reason={state.unknown} />;
  const content = column.cell(row, context);
  const shown =
    href === undefined ? (
      content
    ) : (
      <Link href={href} prefetch={false} tabIndex={-1} data-open="" className="text-ink hover:text-accent-text">
        {content}
      </Link>
    );
  return (
    <>
      {state ? (
        <span className="inline-flex max-w-full items-baseline gap-1.5 align-bottom text-ink-3" title={state.old}>
          {state.quiet ? null : <span className="min-w-0 truncate text-2xs">{state.old}</span>}
          <span className="min-w-0 shrink-0 max-w-full truncate">{shown}</span>
        </span>
      ) : (
        shown
      )}
      {note ? <span className="ml-2 text-xs text-critical-text">{note}</span> : null}
    </>
  );
}

/** A name whose tail tells it apart: the middle gives way. Copying and reading aloud take the whole text. */
export function MiddleTruncate({ text, tail = 12, mark }: { text: string; tail?: number; mark?: CellContext["mark"] }) {
  const cut = Math.max(0, text.length - tail);
  const show = mark ?? ((part: string) => part);
  return (
    <span className="inline-flex max-w-full min-w-0 align-bottom">
      <span className="truncate whitespace-pre">{show(text.slice(0, cut))}</span>
      <span className="shrink-0 whitespace-pre">{show(text.slice(cut))}</span>
    </span>
  );
}
