"use client";

import { useEffectEvent, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { cx } from "./cx.ts";
import type { Align } from "./place.ts";
import { showFloating } from "./show-floating.ts";

type FloatingProps = {
  /** What it opened from: it stands beside it, and gives the focus back to it. */
  anchor: HTMLElement;
  role: "dialog" | "menu";
  label: string | undefined;
  align: Align;
  /** Moves the focus in when nothing inside took it. */
  onOpen: (element: HTMLElement) => void;
  onClose: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  className?: string;
  children: ReactNode;
};

/** A surface beside its anchor, on the browser's top layer; Esc, a press or the focus elsewhere closes it. */
export function Floating({
  anchor,
  role,
  label,
  align,
  onOpen,
  onClose,
  onKeyDown,
  className,
  children,
}: FloatingProps) {
  const ref = useRef<HTMLDivElement>(null);
  const opened = useEffectEvent(onOpen);
  const close = useEffectEvent(onClose);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const release = showFloating(element, anchor, { side: "bottom", align, gap: 4 });
    if (!element.contains(document.activeElement)) opened(element);
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !element.contains(target) && !anchor.contains(target)) close();
    };
    // Before any other listener: a dialog below stays open.
    const escape = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      close();
    };
    document.addEventListener("pointerdown", leave, true);
    document.addEventListener("focusin", leave);
    window.addEventListener("keydown", escape, true);
    return () => {
      release();
      document.removeEventListener("pointerdown", leave, true);
      document.removeEventListener("focusin", leave);
      window.removeEventListener("keydown", escape, true);
      if (element.contains(document.activeElement)) anchor.focus();
    };
  }, [anchor, align]);
  return createPortal(
    <div
      ref={ref}
      popover="manual"
      role={role}
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className={cx(
        "raised fixed inset-auto m-0 animate-pop overflow-y-auto rounded-md p-1 text-sm text-ink shadow-pop outline-none",
        className,
      )}
    >
      {children}
    </div>,
    // A modal dialog makes everything outside it deaf.
    anchor.closest("[role=dialog]") ?? document.body,
  );
}
