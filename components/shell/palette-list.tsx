"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { CornerDownRight, FileCode2, History, Layers, Server, Users, Zap } from "lucide-react";
import { useImperativeHandle, useRef, type ReactNode, type Ref } from "react";
import { cx } from "#components/ui/cx.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import { shortcutKeys } from "#components/ui/shortcut-match.ts";
import type { useOptionList } from "#components/ui/use-option-list.ts";
import { markedParts, type PaletteHit, type PaletteKind } from "./palette-search.ts";

export type PaletteListHandle = { scrollTo: (index: number) => void };

type PaletteListProps = {
  hits: PaletteHit[];
  list: ReturnType<typeof useOptionList>;
  ref: Ref<PaletteListHandle>;
};

const icons: Record<PaletteKind, ReactNode> = {
  topic: <Layers aria-hidden />,
  group: <Users aria-hidden />,
  subject: <FileCode2 aria-hidden />,
  broker: <Server aria-hidden />,
  action: <Zap aria-hidden />,
  page: <CornerDownRight aria-hidden />,
  recent: <History aria-hidden />,
};

const rowHeight = 32;

/** Only the rows in sight exist; 20,000 names cost no more than twenty. */
export function PaletteList({ hits, list, ref }: PaletteListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: hits.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    paddingStart: 4,
    paddingEnd: 4,
  });
  useImperativeHandle(ref, () => ({ scrollTo: (index) => rows.scrollToIndex(index) }), [rows]);
  const visible = rows.getVirtualItems();
  return (
    <div ref={scroller} className="min-h-0 overflow-y-auto">
      <div {...list.listbox} aria-label="Found" className="relative" style={{ height: rows.getTotalSize() }}>
        {visible.map((row) => {
          const hit = hits[row.index];
          if (!hit) return null;
          return (
            <div
              key={row.key}
              {...list.option(row.index)}
              aria-setsize={hits.length}
              aria-posinset={row.index + 1}
              aria-disabled={hit.item.blocked ? true : undefined}
              className={cx(
                "absolute inset-x-1 flex items-center gap-2.5 rounded-sm px-3 [&>svg]:text-ink-3",
                list.cursor === row.index && "bg-hover",
              )}
              style={{ top: row.start, height: rowHeight }}
            >
              <PaletteRow hit={hit} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function PaletteRow({ hit }: { hit: PaletteHit }) {
  const { item, marks } = hit;
  return (
    <>
      {icons[item.kind]}
      <span className={cx("max-w-3/4 shrink-0 truncate", item.blocked ? "text-ink-3" : "font-medium")}>
        {markedParts(item.label, marks).map((part, index) =>
          part.marked ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
        )}
      </span>
      <span className="min-w-0 truncate text-xs text-ink-3">{item.blocked ?? item.note}</span>
      {item.keys ? (
        <span className="ml-auto">
          <Kbd keys={shortcutKeys(item.keys)} />
        </span>
      ) : null}
    </>
  );
}
