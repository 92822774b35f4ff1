"use client";

import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, MouseEvent } from "react";
import { cx } from "./cx.ts";
import { Tooltip } from "./tooltip.tsx";

export type ButtonVariant = "default" | "primary" | "ghost" | "danger" | "destroy";
export type ButtonSize = "sm" | "md";

const variants: Record<ButtonVariant, string> = {
  default: "border-line-2 bg-canvas text-ink hover:bg-hover [&>svg]:text-ink-3 aria-expanded:bg-press",
  primary: "border-accent bg-accent text-accent-ink hover:border-accent-hover hover:bg-accent-hover [&>svg]:opacity-85",
  ghost:
    "border-transparent text-ink-2 hover:bg-hover hover:text-ink aria-expanded:bg-press aria-pressed:bg-press [&>svg]:text-ink-3",
  danger: "border-line-2 bg-canvas text-critical-text hover:bg-critical-soft",
  destroy: "border-critical-fill bg-critical-fill text-critical-fill-ink",
};

const sizes: Record<ButtonSize, string> = {
  sm: "h-6 rounded-sm px-2 text-xs",
  md: "h-7 rounded-md px-2.5 text-sm",
};

/** The look of a button, for links and triggers that are not one. */
export function buttonClass(variant: ButtonVariant = "default", size: ButtonSize = "md", blocked = false): string {
  return cx(
    "inline-flex shrink-0 items-center justify-center gap-1.5 border font-medium whitespace-nowrap transition-colors duration-(--dur-instant)",
    blocked && variant !== "ghost"
      ? "border-line bg-sunken text-ink-3"
      : blocked
        ? "border-transparent text-ink-3"
        : variants[variant],
    sizes[size],
  );
}

export type ButtonProps = Omit<ComponentProps<"button">, "disabled"> & {
  /** `primary` once a view; `danger` opens a destructive dialog; `destroy` is its last button. */
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Why it cannot be used now. The button stays focusable and its tooltip says so. */
  blocked?: string | null;
  /** An act is on its way: a second press does nothing. */
  busy?: boolean;
};

export function Button({
  variant = "default",
  size = "md",
  blocked = null,
  busy = false,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const off = blocked !== null;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (off || busy) return event.preventDefault();
    onClick?.(event);
  };
  return (
    <Tooltip content={blocked}>
      <button
        type={type}
        {...rest}
        onClick={press}
        aria-disabled={off || busy ? true : undefined}
        aria-busy={busy ? true : undefined}
        className={cx(buttonClass(variant, size, off), className)}
      >
        {busy ? <LoaderCircle aria-hidden className="motion-safe:[animation:spin_1s_linear_infinite]" /> : null}
        {children}
      </button>
    </Tooltip>
  );
}

type ButtonLinkProps = ComponentProps<typeof Link> & { variant?: ButtonVariant; size?: ButtonSize };

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink({ variant = "default", size = "md", className, ...rest }: ButtonLinkProps) {
  return <Link {...rest} className={cx(buttonClass(variant, size), className)} />;
}
