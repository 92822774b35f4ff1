import type { ReactNode } from "react";
import type { Excerpt } from "#lib/contracts/record-search.ts";
import type { Payload } from "#lib/contracts/records.ts";
import type { JsonSpan } from "#lib/format/json-find.ts";
import type { RecordRow } from "./search-run.ts";

/** Characters of a payload that a row shows; the whole is in the record panel. */
const previewLength = 400;

type PayloadCellProps = {
  payload: Payload;
  noun: "key" | "value" | "header";
  /** Marks the matches of a filter in the text. */
  mark?: (text: string) => ReactNode;
  /** Where a search found its text; a payload it was found in is cut around it. */
  excerpt?: Excerpt | null;
  /** Values a filter looked at, as places in the text: marked, and the text is cut around the first. */
  focus?: readonly JsonSpan[];
};

/** One line of a payload: null, empty, binary and text are four different sights. */
export function PayloadCell({ payload, noun, mark = plain, excerpt = null, focus = [] }: PayloadCellProps) {
  if (excerpt !== null && excerpt.in === noun) return <ExcerptText excerpt={excerpt} />;
  if (payload.kind === "null") return <span className="text-ink-3 italic">{nullWords(noun)}</span>;
  if (payload.kind === "empty") return <span className="font-sans text-ink-3">empty</span>;
  if (payload.kind === "hex") {
    return (
      <>
        <span className="mr-1.5 font-sans text-ink-3">binary</span>
        {spaced(payload.text.slice(0, previewLength))}
      </>
    );
  }
  if (focus.length > 0) return <FocusedText text={payload.text} focus={focus} />;
  return <>{mark(oneLine(payload.text.slice(0, previewLength)))}</>;
}

/** Characters before the first value looked at: its name is in sight. */
const focusLead = 32;

function FocusedText({ text, focus }: { text: string; focus: readonly JsonSpan[] }) {
  const from = Math.max(0, (focus[0]?.start ?? 0) - focusLead);
  const end = from + previewLength;
  const parts: ReactNode[] = from > 0 ? ["…"] : [];
  let at = from;
  for (const span of focus) {
    if (span.start >= end) break;
    parts.push(
      oneLine(text.slice(at, span.start)),
      <mark key={span.start}>{oneLine(text.slice(span.start, Math.min(span.end, end)))}</mark>,
    );
    at = span.end;
  }
  return <>{[...parts, oneLine(text.slice(at, Math.max(at, end)))]}</>;
}

/** What a search found, marked in its surroundings. */
export function ExcerptText({ excerpt }: { excerpt: Excerpt }) {
  return (
    <>
      {lead(oneLine(excerpt.before))}
      <mark>{oneLine(excerpt.text)}</mark>
      {oneLine(excerpt.after)}
    </>
  );
}

/** A hit in a header stands before the value, with the header's name. */
export function HeaderExcerpt({ record }: { record: RecordRow }) {
  const excerpt = record.excerpt ?? null;
  if (excerpt === null || excerpt.in !== "header") return null;
  const name = record.headers[excerpt.header ?? -1]?.key ?? "header";
  return (
    <span className="mr-3">
      <span className="mr-1.5 font-sans text-ink-3">{name}</span>
      <ExcerptText excerpt={excerpt} />
    </span>
  );
}

/** What sorting, filtering, copying and exporting see of a payload. */
export function payloadText(payload: Payload): string | null {
  if (payload.kind === "null") return null;
  return payload.kind === "empty" ? "" : payload.text;
}

/** A null value deletes its key in a compacted topic, so it has a name of its own. */
export function nullWords(noun: "key" | "value" | "header"): string {
  return noun === "value" ? "null (tombstone)" : "null";
}

/** So little before a hit that the hit is in sight in a narrow column too. */
const leadLength = 16;

function lead(before: string): string {
  return before.length > leadLength ? `…${before.slice(-leadLength)}` : before;
}

function plain(text: string): ReactNode {
  return text;
}

function spaced(hex: string): string {
  return hex.replace(/(..)(?=.)/g, "$1 ");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
