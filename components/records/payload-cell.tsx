import type { ReactNode } from "react";
import type { Excerpt } from "#lib/contracts/record-search.ts";
import type { Payload } from "#lib/contracts/records.ts";
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
};

/** One line of a payload: null, empty, binary and text are four different sights. */
export function PayloadCell({ payload, noun, mark = plain, excerpt = null }: PayloadCellProps) {
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
  return <>{mark(oneLine(payload.text.slice(0, previewLength)))}</>;
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
