"use client";

import type { ReactNode } from "react";
import { hexRow } from "./value-viewer-text.ts";
import type { JsonNode } from "./value-viewer-tree.ts";

/** Marks every place of a searched text, whatever the case. */
export function markAll(text: string, wanted: string): ReactNode {
  if (wanted === "") return text;
  const lower = text.toLowerCase();
  const what = wanted.toLowerCase();
  if (lower.length !== text.length) return text;
  const parts: ReactNode[] = [];
  let at = 0;
  for (let found = lower.indexOf(what); found >= 0; found = lower.indexOf(what, at)) {
    parts.push(text.slice(at, found), <mark key={found}>{text.slice(found, found + what.length)}</mark>);
    at = found + what.length;
  }
  return parts.length === 0 ? text : [...parts, text.slice(at)];
}

const colours = {
  object: "text-syn-punct",
  array: "text-syn-punct",
  string: "text-syn-string",
  number: "text-syn-number",
  literal: "text-syn-keyword",
} as const;

const longestShown = 2000;
const longestPreview = 120;

type TreeTextProps = { text: string; node: JsonNode; folded: boolean; last: boolean; wanted: string };

/** One line of the tree: key, value or bracket, and what a closed node hides. */
export function TreeText({ text, node, folded, last, wanted }: TreeTextProps) {
  const key = node.keyStart >= 0 ? text.slice(node.keyStart, node.keyEnd) : null;
  const comma = last ? "" : ",";
  return (
    <>
      {key === null ? null : (
        <>
          <span className="text-syn-key">{markAll(key, wanted)}</span>
          <span className="text-syn-punct">: </span>
        </>
      )}
      {node.size > 0 ? (
        <Container text={text} node={node} folded={folded} comma={comma} wanted={wanted} />
      ) : (
        <Scalar text={text} node={node} comma={comma} wanted={wanted} />
      )}
    </>
  );
}

function Scalar({ text, node, comma, wanted }: { text: string; node: JsonNode; comma: string; wanted: string }) {
  const raw = text.slice(node.start, Math.min(node.end, node.start + longestShown));
  const hidden = node.end - node.start - raw.length;
  const isNull = node.kind === "literal" && raw === "null";
  return (
    <>
      <span className={isNull ? "text-syn-null italic" : colours[node.kind]}>{markAll(raw, wanted)}</span>
      {hidden > 0 ? <Note>and {hidden.toLocaleString("en-US")} characters more, see Text</Note> : null}
      <span className="text-syn-punct">{comma}</span>
    </>
  );
}

function Container({ text, node, folded, comma, wanted }: Omit<TreeTextProps, "last"> & { comma: string }) {
  const bracket = node.kind === "object" ? "{}" : "[]";
  const count = `${node.size.toLocaleString("en-US")} ${words(node)}`;
  if (!folded) {
    return (
      <>
        <span className="text-syn-punct">{bracket[0]}</span>
        {node.depth === 0 ? <Note>{count}</Note> : null}
      </>
    );
  }
  const inner = text.slice(node.start, node.end);
  const preview = inner.length <= longestPreview && node.kind === "object" ? inner.replace(/\s*\n\s*/gu, " ") : null;
  return (
    <>
      <span className="text-syn-punct">{preview ? markAll(preview, wanted) : `${bracket[0]} … ${bracket[1]}`}</span>
      <span className="text-syn-punct">{comma}</span>
      <Note>{count}</Note>
    </>
  );
}

function words(node: JsonNode): string {
  const one = node.kind === "object" ? "field" : "item";
  return node.size === 1 ? one : `${one}s`;
}

function Note({ children }: { children: ReactNode }) {
  return <span className="ml-2.5 font-sans text-2xs text-ink-3">{children}</span>;
}

/** One row of the hex view. */
export function HexText({ bytes, row }: { bytes: Uint8Array; row: number }) {
  const { place, hex, ascii } = hexRow(bytes, row);
  return (
    <>
      <span className="text-ink-3">{place}</span>
      <span className="mx-4">{hex}</span>
      <span className="text-syn-string">{ascii}</span>
    </>
  );
}
