"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useMemo, useState, type KeyboardEvent } from "react";
import { lineHeight } from "./value-viewer-lines.tsx";
import { ancestors, startFolded, treeLines, type JsonNode } from "./value-viewer-tree.ts";
import { TreeLine } from "./value-viewer-tree-line.tsx";

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
          const closed = folded.has(line.node);
          return (
            <TreeLine
              key={line.close ? `close-${line.node}` : line.node}
              id={`${id}-${line.node}`}
              text={text}
              node={node}
              siblings={nodes[node.parent]?.size ?? 1}
              close={line.close}
              folded={closed}
              active={line.node === active}
              top={item.start}
              wanted={wanted}
              onActive={() => onActive(line.node)}
              onFold={() => fold(line.node, !closed)}
            />
          );
        })}
      </div>
    </div>
  );
}
