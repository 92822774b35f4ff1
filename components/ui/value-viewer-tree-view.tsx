"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ChevronDown, ChevronRight } from "lucide-react";
import { useEffect, useId, useMemo, useState, type KeyboardEvent } from "react";
import { cx } from "./cx.ts";
import { lineHeight } from "./value-viewer-lines.tsx";
import { TreeText } from "./value-viewer-parts.tsx";
import { ancestors, startFolded, treeLines, type JsonNode } from "./value-viewer-tree.ts";

type TreeViewProps = {
  label: string;
  text: string;
  nodes: readonly JsonNode[];
  active: number;
  onActive: (node: number) => void;
  /** A found node: opened up to and brought into sight. */
  found: number | null;
  wanted: string;
  maxHeight: number;
};

/** JSON as a tree: arrows walk and fold, the cursor is announced, only the lines in sight are drawn. */
export function TreeView({ label, text, nodes, active, onActive, found, wanted, maxHeight }: TreeViewProps) {
  const id = useId();
  const [folded, setFolded] = useState<ReadonlySet<number>>(() => startFolded(nodes));
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [opened, setOpened] = useState<number | null>(null);
  if (found !== null && found !== opened) {
    setOpened(found);
    const above = ancestors(nodes, found).filter((node) => folded.has(node));
    if (above.length > 0) setFolded(new Set([...folded].filter((node) => !above.includes(node))));
  }
  const lines = useMemo(() => treeLines(nodes, folded), [nodes, folded]);
  const activeLine = lines.findIndex((line) => line.node === active && !line.close);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller,
    estimateSize: () => lineHeight,
    overscan: 10,
    initialRect: { width: 0, height: maxHeight },
  });
  const foundLine = found === null ? -1 : lines.findIndex((line) => line.node === found && !line.close);
  useEffect(() => {
    if (foundLine >= 0) virtualizer.scrollToIndex(foundLine, { align: "center" });
  }, [foundLine, virtualizer]);

  const fold = (node: number, close: boolean) => {
    const next = new Set(folded);
    if (close) next.add(node);
    else next.delete(node);
    setFolded(next);
  };
  const go = (line: number, step: 1 | -1) => {
    for (let at = line; at >= 0 && at < lines.length; at += step) {
      const one = lines[at];
      if (!one || one.close) continue;
      onActive(one.node);
      virtualizer.scrollToIndex(at, { align: "auto" });
      return;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const node = nodes[active];
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
    const isOpen = node.size > 0 && !folded.has(active);
    if (event.key === "ArrowDown" || event.key === "j") go(activeLine + 1, 1);
    else if (event.key === "ArrowUp" || event.key === "k") go(activeLine - 1, -1);
    else if (event.key === "Home") go(0, 1);
    else if (event.key === "End") go(lines.length - 1, -1);
    else if (event.key === "ArrowRight") {
      if (isOpen) go(activeLine + 1, 1);
      else fold(active, false);
    } else if (event.key === "ArrowLeft") {
      if (isOpen) fold(active, true);
      else if (node.parent >= 0)
        go(
          lines.findIndex((line) => line.node === node.parent),
          -1,
        );
    } else if (event.key === "Enter" || event.key === " ") fold(active, isOpen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const drawn = virtualizer.getVirtualItems();
  return (
    <div
      ref={setScroller}
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={drawn.some((item) => item.index === activeLine) ? `${id}-${active}` : undefined}
      onKeyDown={onKeyDown}
      className="code group overflow-auto leading-5 -outline-offset-2"
      style={{ height: Math.min(lines.length * lineHeight + 18, maxHeight) }}
    >
      <div role="presentation" className="relative my-2" style={{ height: virtualizer.getTotalSize() }}>
        {drawn.map((item) => {
          const line = lines[item.index];
          const node = line && nodes[line.node];
          if (!line || !node) return null;
          const place = {
            className: cx(
              "px-page absolute top-0 left-0 flex h-5 min-w-full whitespace-pre",
              line.node === active && !line.close && "group-focus-visible:bg-hover",
            ),
            style: { transform: `translateY(${item.start}px)` },
          };
          const indent = <span aria-hidden style={{ width: node.depth * 16 }} className="shrink-0" />;
          const last = node.place === (nodes[node.parent]?.size ?? 1) - 1;
          if (line.close) {
            return (
              <div key={`close-${line.node}`} aria-hidden {...place}>
                {indent}
                <span className="ml-3.5 text-syn-punct">
                  {node.kind === "object" ? "}" : "]"}
                  {last ? "" : ","}
                </span>
              </div>
            );
          }
          const closed = folded.has(line.node);
          return (
            <div
              key={line.node}
              id={`${id}-${line.node}`}
              role="treeitem"
              aria-level={node.depth + 1}
              aria-posinset={node.place + 1}
              aria-setsize={nodes[node.parent]?.size ?? 1}
              aria-expanded={node.size > 0 ? !closed : undefined}
              aria-selected={line.node === active}
              onClick={() => onActive(line.node)}
              {...place}
            >
              {indent}
              <span
                aria-hidden
                onClick={() => node.size > 0 && fold(line.node, !closed)}
                className="grid h-5 w-3.5 shrink-0 place-items-center text-ink-3"
              >
                {node.size === 0 ? null : closed ? (
                  <ChevronRight className="size-2.75" />
                ) : (
                  <ChevronDown className="size-2.75" />
                )}
              </span>
              <span>
                <TreeText text={text} node={node} folded={closed} last={last} wanted={wanted} />
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
