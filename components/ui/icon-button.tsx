"use client";

import type { ComponentProps, MouseEvent } from "react";
import { cx } from "./cx.ts";
import { Tooltip } from "./tooltip.tsx";

export type IconButtonProps = Omit<ComponentProps<"button">, "disabled" | "aria-label"> & {
  /** Name for people who do not see the icon; also the tooltip. */
  label: string;
  keys?: string[];
  size?: "sm" | "md";
  /** Why it cannot be used now; replaces the tooltip. */
  blocked?: string | null;
  tooltipSide?: "top" | "right" | "bottom" | "left";
};

/** A square button with one icon as its child. */
export function IconButton({
  label,
  keys,
  size = "md",
  blocked = null,
  tooltipSide = "bottom",
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (blocked !== null) return event.preventDefault();
    onClick?.(event);
  };
  return (
    <Tooltip content={blocked ?? label} keys={blocked === null ? keys : undefined} side={tooltipSide}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-disabled={blocked === null ? undefined : true}
        onClick={press}
        className={cx(
          "inline-grid shrink-0 place-items-center rounded-sm transition-colors duration-(--dur-instant)",
          blocked === null
            ? "text-ink-2 hover:bg-hover hover:text-ink aria-expanded:bg-press aria-pressed:bg-press"
            : "text-ink-3",
          size === "sm" ? "size-6" : "size-7",
          className,
        )}
      />
    </Tooltip>
  );
}
