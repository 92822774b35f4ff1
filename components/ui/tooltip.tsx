"use client";

import { Tooltip as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { CodeText } from "./code-text.tsx";
import { Kbd } from "./kbd.tsx";

/** One provider at the root: 300 ms until the first tooltip, the next ones at once. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={300} skipDelayDuration={150}>
      {children}
    </Radix.Provider>
  );
}

type TooltipProps = {
  /** Nothing is shown when empty, the child stays as it is. */
  content: ReactNode;
  /** Keys of the same act, e.g. `["g", "t"]`. */
  keys?: string[];
  side?: "top" | "right" | "bottom" | "left";
  /** One focusable element that takes a ref. */
  children: ReactElement;
};

export function Tooltip({ content, keys, side = "top", children }: TooltipProps) {
  if (content === null || content === undefined || content === "") return children;
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-(--z-tooltip) max-w-80 animate-fade rounded-md bg-inverse px-2.5 py-1.5 text-xs break-words text-inverse-ink shadow-pop"
        >
          <span className="flex items-center gap-2">
            <span className="min-w-0">
              <CodeText>{content}</CodeText>
            </span>
            {keys ? <Kbd keys={keys} inverse /> : null}
          </span>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
