import type { ReactNode } from "react";
import type { Payload } from "#lib/contracts/records.ts";

/** Characters of a payload that a row shows; the whole is in the record panel. */
const previewLength = 400;

type PayloadCellProps = {
  payload: Payload;
  noun: "key" | "value" | "header";
  /** Marks the matches of a filter in the text. */
  mark?: (text: string) => ReactNode;
};

/** One line of a payload: null, empty, binary and text are four different sights. */
export function PayloadCell({ payload, noun, mark = plain }: PayloadCellProps) {
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

/** What sorting, filtering, copying and exporting see of a payload. */
export function payloadText(payload: Payload): string | null {
  if (payload.kind === "null") return null;
  return payload.kind === "empty" ? "" : payload.text;
}

/** A null value deletes its key in a compacted topic, so it has a name of its own. */
export function nullWords(noun: "key" | "value" | "header"): string {
  return noun === "value" ? "null (tombstone)" : "null";
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
