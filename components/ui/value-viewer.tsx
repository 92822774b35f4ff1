"use client";

import { useDeferredValue, useMemo, useState, type ReactNode } from "react";
import { formatInteger } from "#lib/format/int64.ts";
import { parseJson } from "#lib/format/json.ts";
import { CopyButton } from "./copy-button.tsx";
import { Segmented } from "./segmented.tsx";
import { ViewerSearch } from "./value-viewer-search.tsx";
import { ValueSight, type Sight } from "./value-viewer-sight.tsx";
import { findAll } from "./value-viewer-text.ts";
import { jsonPath, jsonTree, nodeAt, nodeLimit } from "./value-viewer-tree.ts";

export type ValueKind = "json" | "text" | "hex" | "null" | "empty";

export type ValueViewerProps = {
  /** What it is, for people who do not see it: "Value", "Key". */
  label: string;
  kind: ValueKind;
  /** The text; two hex digits a byte for `hex`; unused for `null` and `empty`. */
  text: string;
  /** Size of the whole value in bytes. */
  bytes: number;
  /** Only the beginning is in `text`. */
  truncated: boolean;
  /** What to do about a truncated value: a "Load all" button. */
  more?: ReactNode;
  /** Searched from the start, e.g. what the records were searched for. */
  search?: string;
  /** Acts beside Copy: "Copy link", "Produce again…". */
  actions?: ReactNode;
  /** What can be done with the field at the cursor of the tree, given its steps: `.customer["odd name"][0]`, "" for the whole. */
  fieldAction?: (steps: string) => ReactNode;
  /** Pixels of the scrolling part (default 440). */
  maxHeight?: number;
};

/** A payload as tree, text and hex. Nothing is rounded: all sights show slices of the text that came. */
export function ValueViewer(props: ValueViewerProps) {
  if (props.kind === "null") {
    return (
      <Absent
        {...props}
        word={<span className="code text-syn-null italic">null</span>}
        note="no bytes at all; a compacted topic takes it as a tombstone"
      />
    );
  }
  if (props.kind === "empty")
    return <Absent {...props} word={<span className="code">&quot;&quot;</span>} note="empty: 0 bytes, but not null" />;
  return <Present key={props.kind} {...props} />;
}

function Absent({ word, note, actions }: ValueViewerProps & { word: ReactNode; note: string }) {
  return (
    <div className="px-page flex h-9 items-center gap-3">
      {word}
      <span className="text-xs text-ink-3">{note}</span>
      <span className="ml-auto flex items-center gap-2">{actions}</span>
    </div>
  );
}

function Present({
  label,
  kind,
  text,
  bytes,
  truncated,
  more,
  search = "",
  actions,
  fieldAction,
  maxHeight = 440,
}: ValueViewerProps) {
  const [chosen, setChosen] = useState<Sight | null>(null);
  const [typed, setTyped] = useState(search);
  const [hit, setHit] = useState(0);
  const [active, setActive] = useState(0);
  const wanted = useDeferredValue(typed);

  // A cut value is no whole JSON, so it has no tree.
  const tree = useMemo(() => (kind === "json" && !truncated ? jsonTree(text) : null), [kind, truncated, text]);
  const sight: Sight = chosen ?? (kind === "hex" ? "hex" : tree?.nodes ? "tree" : "text");
  const sights: Sight[] = [
    ...(tree?.nodes ? (["tree"] as const) : []),
    ...(kind === "hex" ? [] : (["text"] as const)),
    "hex",
  ];
  const hits = useMemo(() => (sight === "hex" ? [] : findAll(text, wanted)), [sight, text, wanted]);
  const at = hits[Math.min(hit, hits.length - 1)] ?? null;
  const nodes = tree?.nodes ?? null;
  const node = nodes?.[active];
  const toHit = (next: number) => {
    const index = hits.length === 0 ? 0 : (next + hits.length) % hits.length;
    const place = hits[index];
    setHit(index);
    if (nodes && place !== undefined) setActive(nodeAt(nodes, place));
  };

  return (
    <div role="group" aria-label={label} className="min-w-0">
      <div className="px-page flex flex-wrap items-center gap-2 border-b border-line py-1.25">
        <Segmented
          label={`${label} shown as`}
          size="sm"
          value={sight}
          onChange={setChosen}
          options={sights.map((value) => ({ value, label: { tree: "Tree", text: "Text", hex: "Hex" }[value] }))}
        />
        {sight === "hex" ? null : (
          <ViewerSearch
            label={`Search in ${label.toLowerCase()}`}
            value={typed}
            onChange={(value) => {
              setTyped(value);
              setHit(0);
            }}
            count={hits.length}
            at={hit}
            onStep={(step) => toHit(hit + step)}
          />
        )}
        <span className="tn text-xs text-ink-3">
          {formatInteger(bytes)} B{kind === "hex" ? ", binary" : ""}
        </span>
        <span className="ml-auto flex items-center gap-1">
          {sight === "tree" && nodes && node ? (
            <>
              {fieldAction?.(jsonPath(text, nodes, active).slice(1))}
              <CopyButton words label="Copy path" text={() => jsonPath(text, nodes, active)} />
              <CopyButton words label="Copy field" text={() => fieldText(text.slice(node.start, node.end))} />
            </>
          ) : null}
          <CopyButton words label={kind === "hex" ? "Copy hex" : "Copy value"} text={text} />
          {actions}
        </span>
      </div>
      {truncated ? (
        <p className="px-page flex items-center gap-2 border-b border-line py-1 text-xs text-ink-2">
          Only the beginning is shown; the value has {formatInteger(bytes)} B.{more}
        </p>
      ) : null}
      {tree?.nodes === null && tree.reason === "too-large" ? (
        <p className="px-page border-b border-line py-1 text-xs text-ink-2">
          No tree: the value holds more than {formatInteger(nodeLimit)} fields and items. It is shown as text.
        </p>
      ) : null}
      <ValueSight
        label={label}
        sight={sight}
        binary={kind === "hex"}
        text={text}
        nodes={nodes}
        active={active}
        onActive={setActive}
        found={at}
        wanted={wanted}
        maxHeight={maxHeight}
      />
    </div>
  );
}

/** A field as people want it elsewhere: a text without quotes and escapes, all else as it stands. */
function fieldText(raw: string): string {
  if (!raw.startsWith('"')) return raw;
  const value = parseJson(raw);
  return typeof value === "string" ? value : raw;
}
