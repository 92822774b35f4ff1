"use client";

import {
  cloneElement,
  useState,
  type ComponentProps,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
} from "react";
import { Floating } from "./floating.tsx";
import type { Align } from "./place.ts";

type PopoverProps = {
  /** One button. */
  trigger: ReactElement<ComponentProps<"button">>;
  /** What opens, for people who do not see it. */
  label: string;
  align?: Align;
  /** False closes it; without it, it closes by itself. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
  className?: string;
};

const focusable = "input, button, select, textarea, a[href], [tabindex='0']";

export function Popover({
  trigger,
  label,
  align = "start",
  open = true,
  onOpenChange,
  children,
  className,
}: PopoverProps) {
  const [held, setHeld] = useState<HTMLElement | null>(null);
  const anchor = open ? held : null;
  const show = (next: HTMLElement | null) => {
    setHeld(next);
    onOpenChange?.(next !== null);
  };
  return (
    <>
      {cloneElement(trigger, {
        "aria-haspopup": "dialog",
        "aria-expanded": anchor !== null,
        onClick: (event) => {
          trigger.props.onClick?.(event);
          if (!event.defaultPrevented) show(anchor === null ? event.currentTarget : null);
        },
      })}
      {anchor === null ? null : (
        <Floating
          anchor={anchor}
          role="dialog"
          label={label}
          align={align}
          onOpen={(element) => (element.querySelector<HTMLElement>(focusable) ?? element).focus()}
          onClose={() => show(null)}
          onKeyDown={keepTabInside}
          className={className}
        >
          {children}
        </Floating>
      )}
    </>
  );
}

/** Tab goes round: after the last thing inside comes the first. */
function keepTabInside(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== "Tab") return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(focusable)].filter(
    (one) => one.tabIndex >= 0 && !one.matches(":disabled"),
  );
  const [edge, next] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
  if (event.target !== edge && !(event.shiftKey && event.target === event.currentTarget)) return;
  event.preventDefault();
  next?.focus();
}
