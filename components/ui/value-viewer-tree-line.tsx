"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { cx } from "./cx.ts";
import { TreeText } from "./value-viewer-parts.tsx";
import type { JsonNode } from "./value-viewer-tree.ts";

type TreeLineProps = {
  id: string;
  text: string;
  node: JsonNode;
  /** Fields or items of its parent. */
  siblings: number;
  /** The line of its closing bracket. */
  close: boolean;
  folded: boolean;
  active: boolean;
  /** Pixels below the tree's top. */
  top: number;
  wanted: string;
  onActive: () => void;
  onFold: () => void;
};

/** One line of the tree, at its place: a node, or the bracket that ends one. */
export function TreeLine({ id, text, node, siblings, close, folded, active, top, wanted, ...on }: TreeLineProps) {
  const last = node.place === siblings - 1;
  const place = {
    className: cx(
      "px-page absolute top-0 left-0 flex h-5 min-w-full whitespace-pre",
      active && !close && "group-focus-visible:bg-hover",
    ),
    style: { transform: `translateY(${top}px)` },
  };
  const indent = <span aria-hidden style={{ width: node.depth * 16 }} className="shrink-0" />;
  if (close) {
    return (
      <div aria-hidden {...place}>
        {indent}
        <span className="ml-3.5 text-syn-punct">
          {node.kind === "object" ? "}" : "]"}
          {last ? "" : ","}
        </span>
      </div>
    );
  }
  const Chevron = folded ? ChevronRight : ChevronDown;
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={node.depth + 1}
      aria-posinset={node.place + 1}
      aria-setsize={siblings}
      aria-expanded={node.size > 0 ? !folded : undefined}
      aria-selected={active}
      onClick={on.onActive}
      {...place}
    >
      {indent}
      <span
        aria-hidden
        onClick={() => node.size > 0 && on.onFold()}
        className="grid h-5 w-3.5 shrink-0 place-items-center text-ink-3"
      >
        {node.size === 0 ? null : <Chevron className="size-2.75" />}
      </span>
      <span>
        <TreeText text={text} node={node} folded={folded} last={last} wanted={wanted} />
      </span>
    </div>
  );
}
