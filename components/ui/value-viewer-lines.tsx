"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useState, type ReactNode } from "react";
import { cx } from "./cx.ts";

export const lineHeight = 20;

type LinesProps = {
  label: string;
  count: number;
  /** Brings this line into sight when it changes. */
  at: number | null;
  maxHeight: number;
  line: (index: number) => ReactNode;
  wide?: boolean;
};

/** Lines of equal height of which only those in sight are drawn. */
export function Lines({ label, count, at, maxHeight, line, wide = true }: LinesProps) {
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => lineHeight,
    overscan: 10,
    initialRect: { width: 0, height: maxHeight },
  });
  useEffect(() => {
    if (at !== null) virtualizer.scrollToIndex(at, { align: "center" });
    // The virtualizer is one object for the life of the component.
  }, [at, virtualizer]);
  return (
    <div
      ref={setScroller}
      role="region"
      aria-label={label}
      tabIndex={0}
      className="code overflow-auto leading-5 -outline-offset-2"
      style={{ height: Math.min(count * lineHeight + 18, maxHeight) }}
    >
      <div className="relative my-2" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => (
          <div
            key={item.key}
            className={cx("px-page absolute top-0 left-0 h-5", wide ? "min-w-full whitespace-pre" : "w-full")}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {line(item.index)}
          </div>
        ))}
      </div>
    </div>
  );
}
