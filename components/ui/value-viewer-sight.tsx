"use client";

import { useMemo } from "react";
import { Lines } from "./value-viewer-lines.tsx";
import { HexText, markAll } from "./value-viewer-parts.tsx";
import { hexBytes, hexWidth, lineAt, textLines } from "./value-viewer-text.ts";
import { nodeAt, type JsonNode } from "./value-viewer-tree.ts";
import { TreeView } from "./value-viewer-tree-view.tsx";

export type Sight = "tree" | "text" | "hex";

type ValueSightProps = {
  label: string;
  sight: Sight;
  /** The text is two hex digits a byte. */
  binary: boolean;
  text: string;
  /** Null when it has no tree. */
  nodes: readonly JsonNode[] | null;
  active: number;
  onActive: (node: number) => void;
  /** Place in the text of what was found. */
  found: number | null;
  wanted: string;
  maxHeight: number;
};

/** A payload in one of its sights, each with the found place in view. */
export function ValueSight(props: ValueSightProps) {
  const { label, sight, nodes, found, maxHeight } = props;
  if (sight === "text") return <TextSight {...props} />;
  if (sight === "hex") return <HexSight {...props} />;
  if (nodes === null) return null;
  return (
    <TreeView
      label={label}
      text={props.text}
      nodes={nodes}
      active={props.active}
      onActive={props.onActive}
      found={found === null ? null : nodeAt(nodes, found)}
      wanted={props.wanted}
      maxHeight={maxHeight}
    />
  );
}

function TextSight({ label, text, found, wanted, maxHeight }: ValueSightProps) {
  const lines = useMemo(() => textLines(text), [text]);
  return (
    <Lines
      label={label}
      count={lines.length}
      at={found === null ? null : lineAt(lines, found)}
      maxHeight={maxHeight}
      line={(index) => markAll(text.slice(lines[index]?.start, lines[index]?.end), wanted)}
    />
  );
}

function HexSight({ label, text, binary, maxHeight }: ValueSightProps) {
  const bytes = useMemo(() => (binary ? hexBytes(text) : new TextEncoder().encode(text)), [binary, text]);
  return (
    <Lines
      label={label}
      count={Math.ceil(bytes.length / hexWidth)}
      at={null}
      maxHeight={maxHeight}
      line={(index) => <HexText bytes={bytes} row={index} />}
    />
  );
}
