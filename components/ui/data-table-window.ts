"use client";

import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { useCallback } from "react";

/** What is drawn: a row, the detail under an open row, or the height of what is left out. */
export type Item =
  | { kind: "row"; index: number }
  | { kind: "detail"; index: number; item: number }
  | { kind: "gap"; key: string; height: number };

const headHeight = 28;
const virtualFrom = 100;
const detailEstimate = 320;

/**
 * The items to draw for a scroll position. Below 100 rows all are drawn. The open row is followed by its detail, whose
 * height is measured; the row under the cursor is always drawn so that the focus never falls out of the table.
 */
export function useRowWindow(options: {
  length: number;
  rowHeight: number;
  openIndex: number;
  cursorIndex: number;
  scroller: HTMLElement | null;
}) {
  const { length, rowHeight, openIndex, cursorIndex, scroller } = options;
  const hasDetail = openIndex >= 0 && openIndex < length;
  const count = length + Number(hasDetail);
  const virtual = length >= virtualFrom;
  const itemOf = (index: number) => (hasDetail && index > openIndex ? index + 1 : index);
  const cursorItem = cursorIndex >= 0 && cursorIndex < length ? itemOf(cursorIndex) : -1;
  const detailItem = hasDetail ? openIndex + 1 : -1;

  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      return cursorItem < 0 || shown.includes(cursorItem) ? shown : [...shown, cursorItem].sort((a, b) => a - b);
    },
    [cursorItem],
  );
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: (item) => (item === detailItem ? detailEstimate : rowHeight),
    overscan: 6,
    scrollMargin: headHeight,
    initialRect: { width: 0, height: 800 },
    rangeExtractor,
    enabled: virtual,
  });

  const items: Item[] = [];
  const push = (item: number) =>
    items.push(
      item === detailItem
        ? { kind: "detail", index: openIndex, item }
        : { kind: "row", index: hasDetail && item > detailItem ? item - 1 : item },
    );
  if (virtual) {
    let at = headHeight;
    for (const one of virtualizer.getVirtualItems()) {
      if (one.start > at) items.push({ kind: "gap", key: `gap-${one.index}`, height: one.start - at });
      push(one.index);
      at = one.end;
    }
    const rest = headHeight + virtualizer.getTotalSize() - at;
    if (rest > 0) items.push({ kind: "gap", key: "gap-end", height: rest });
  } else {
    for (let item = 0; item < count; item++) push(item);
  }

  const range = virtual ? virtualizer.range : null;
  const visible =
    range === null
      ? null
      : { first: Math.min(range.startIndex + 1, length), last: Math.min(range.endIndex + 1, length) };
  return { items, visible, measure: virtualizer.measureElement, virtual };
}
