"use client";

import { useEffect, useState } from "react";
import { createPortal } from "react-dom";

type Place = { text: string; left: number; top: number };

const delayMs = 300;

/**
 * The full text of a truncated cell, 300 ms after the pointer or the focus came to it. One for the whole table; a reader
 * hears the whole text in the cell anyhow.
 */
export function CellTooltip({ root }: { root: HTMLElement | null }) {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    if (!root) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current: Element | null = null;
    const hide = () => {
      clearTimeout(timer);
      current = null;
      setPlace(null);
    };
    const show = (event: Event) => {
      const cell = event.target instanceof Element ? event.target.closest("td[data-column], th") : null;
      if (cell === current) return;
      hide();
      current = cell;
      if (!cell) return;
      timer = setTimeout(() => {
        const text = cutText(cell);
        const box = cell.getBoundingClientRect();
        if (text) setPlace({ text, left: box.left, top: box.bottom + 4 });
      }, delayMs);
    };
    const shows = ["pointerover", "focusin"];
    const hides = ["pointerleave", "focusout", "scroll", "pointerdown", "keydown"];
    for (const name of shows) root.addEventListener(name, show);
    for (const name of hides) root.addEventListener(name, hide, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const name of shows) root.removeEventListener(name, show);
      for (const name of hides) root.removeEventListener(name, hide);
    };
  }, [root]);

  if (!place) return null;
  return createPortal(
    <div
      aria-hidden
      className="pointer-events-none fixed z-(--z-tooltip) max-h-60 max-w-120 overflow-hidden rounded-md bg-inverse px-2.5 py-1.5 text-xs wrap-anywhere whitespace-pre-wrap text-inverse-ink shadow-pop"
      style={{
        left: Math.max(8, Math.min(place.left, window.innerWidth - 496)),
        top: Math.min(place.top, window.innerHeight - 64),
      }}
    >
      {place.text}
    </div>,
    document.body,
  );
}

const maxShown = 2000;

/** The whole text of a cell that is cut, else null. */
function cutText(cell: Element): string | null {
  const parts = [cell, ...cell.querySelectorAll("*")];
  if (!parts.some((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0 && hidesOverflow(part)))
    return null;
  const full = cell.getAttribute("data-full") ?? cell.textContent;
  return full ? full.slice(0, maxShown) : null;
}

function hidesOverflow(part: Element): boolean {
  return getComputedStyle(part).overflowX !== "visible";
}
