"use client";

import { cloneElement, useEffectEvent, useId, useLayoutEffect, useRef, useState } from "react";
import type { FocusEvent, HTMLAttributes, PointerEvent, ReactElement, ReactNode } from "react";
import { createPortal } from "react-dom";
import { CodeText } from "./code-text.tsx";
import { Kbd } from "./kbd.tsx";
import type { Side } from "./place.ts";
import { showFloating } from "./show-floating.ts";

const delayMs = 300;
/** So soon after one was seen the next comes at once. */
const nextMs = 150;
/** The pointer may cross the gap to the words themselves (WCAG 1.4.13). */
const graceMs = 100;

/** One for the whole page: at most one tooltip is open or about to be. */
const shared: { close: () => void; timer: number; closedAt: number } = {
  close: () => undefined,
  timer: 0,
  closedAt: -Infinity,
};

type TooltipProps = {
  /** Nothing is shown when empty, the child stays as it is. */
  content: ReactNode;
  /** Keys of the same act, e.g. `["g", "t"]`. */
  keys?: string[];
  side?: Side;
  /** One focusable element. */
  children: ReactElement<HTMLAttributes<HTMLElement>>;
};

export function Tooltip({ content, keys, side = "top", children }: TooltipProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (content === null || content === undefined || content === "") return children;
  const own = children.props;
  const close = () => {
    clearTimeout(shared.timer);
    if (anchor !== null) shared.closedAt = performance.now();
    setAnchor(null);
  };
  const open = (element: HTMLElement) => {
    // Its name must not cover what the element itself has opened.
    if (element.ariaExpanded === "true") return;
    shared.close();
    shared.close = () => setAnchor(null);
    setAnchor(element);
  };
  const later = (act: () => void, ms: number) => {
    clearTimeout(shared.timer);
    shared.timer = window.setTimeout(act, ms);
  };
  return (
    <>
      {cloneElement(children, {
        ...(anchor === null ? {} : { "aria-describedby": id }),
        onPointerEnter: (event: PointerEvent<HTMLElement>) => {
          own.onPointerEnter?.(event);
          const element = event.currentTarget;
          if (event.pointerType === "touch") return;
          later(() => open(element), performance.now() - shared.closedAt < nextMs ? 0 : delayMs);
        },
        onPointerLeave: (event: PointerEvent<HTMLElement>) => {
          own.onPointerLeave?.(event);
          if (anchor === null) clearTimeout(shared.timer);
          else later(close, graceMs);
        },
        onPointerDown: (event: PointerEvent<HTMLElement>) => {
          own.onPointerDown?.(event);
          close();
        },
        onFocus: (event: FocusEvent<HTMLElement>) => {
          own.onFocus?.(event);
          if (event.currentTarget.matches(":focus-visible")) open(event.currentTarget);
        },
        onBlur: (event: FocusEvent<HTMLElement>) => {
          own.onBlur?.(event);
          close();
        },
      })}
      {anchor === null ? null : (
        <Bubble id={id} anchor={anchor} side={side} onStay={() => clearTimeout(shared.timer)} onClose={close}>
          <span className="min-w-0">
            <CodeText>{content}</CodeText>
          </span>
          {keys ? <Kbd keys={keys} inverse /> : null}
        </Bubble>
      )}
    </>
  );
}

type BubbleProps = {
  id: string;
  anchor: HTMLElement;
  side: Side;
  /** The pointer is on the words. */
  onStay: () => void;
  onClose: () => void;
  children: ReactNode;
};

function Bubble({ id, anchor, side, onStay, onClose, children }: BubbleProps) {
  const ref = useRef<HTMLDivElement>(null);
  const close = useEffectEvent(onClose);
  useLayoutEffect(() => {
    if (ref.current === null) return undefined;
    const release = showFloating(ref.current, anchor, { side, align: "center", gap: 6 });
    const escape = (event: KeyboardEvent) => (event.key === "Escape" ? close() : undefined);
    const scroll = () => close();
    window.addEventListener("keydown", escape, true);
    window.addEventListener("scroll", scroll, { capture: true, passive: true });
    return () => {
      release();
      window.removeEventListener("keydown", escape, true);
      window.removeEventListener("scroll", scroll, { capture: true });
    };
  }, [anchor, side]);
  return createPortal(
    <div
      ref={ref}
      id={id}
      role="tooltip"
      popover="manual"
      onPointerEnter={onStay}
      onPointerLeave={onClose}
      className="fixed inset-auto m-0 max-w-80 animate-fade rounded-md bg-inverse px-2.5 py-1.5 text-xs break-words text-inverse-ink shadow-pop"
    >
      <span className="flex items-center gap-2">{children}</span>
    </div>,
    document.body,
  );
}
