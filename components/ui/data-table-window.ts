"use client";

import { useCallback, useState, useSyncExternalStore } from "react";
import { drawnItems, rowAt, type Layout } from "./data-table-items.ts";

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
  const virtual = length >= virtualFrom;
  const [detailHeight, setDetailHeight] = useState(detailEstimate);
  const measure = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const sizes = new ResizeObserver(() => setDetailHeight(element.offsetHeight));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);

  const subscribe = useCallback(
    (listener: () => void) => (scroller ? watch(scroller, listener) : () => {}),
    [scroller],
  );
  // By whole rows: within one of them nothing changes.
  const top = useSyncExternalStore(
    subscribe,
    () => (virtual && scroller ? Math.floor(scroller.scrollTop / rowHeight) * rowHeight : 0),
    () => 0,
  );
  const height = useSyncExternalStore(
    subscribe,
    () => scroller?.clientHeight ?? 800,
    () => 800,
  );

  const layout: Layout = { length, rowHeight, openIndex: openIndex < length ? openIndex : -1, detailHeight };
  const [first, last] = virtual ? [rowAt(top, layout), rowAt(top + height - headHeight, layout)] : [0, length - 1];
  return {
    items: drawnItems(first, last, cursorIndex, layout),
    visible: virtual ? { first: first + 1, last: last + 1 } : null,
    measure,
    virtual,
  };
}

function watch(scroller: HTMLElement, listener: () => void): () => void {
  const sizes = new ResizeObserver(listener);
  sizes.observe(scroller);
  scroller.addEventListener("scroll", listener, { passive: true });
  return () => {
    sizes.disconnect();
    scroller.removeEventListener("scroll", listener);
  };
}
