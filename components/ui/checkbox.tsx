"use client";

import { Check } from "lucide-react";
import { useId, type ReactNode } from "react";
import { cx } from "./cx.ts";

export type CheckboxProps = {
  checked: boolean | "indeterminate";
  onCheckedChange: (checked: boolean) => void;
  /** Name for people who do not see it; needed when there is no visible text. */
  label?: string;
  /** Visible text. */
  children?: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
  tabIndex?: number;
  className?: string;
};

export function Checkbox({
  checked,
  onCheckedChange,
  label,
  children,
  hint,
  disabled,
  tabIndex,
  className,
}: CheckboxProps) {
  const id = useId();
  const box = (
    <button
      type="button"
      role="checkbox"
      id={id}
      aria-label={label}
      aria-checked={checked === "indeterminate" ? "mixed" : checked}
      disabled={disabled}
      tabIndex={tabIndex}
      onClick={() => onCheckedChange(checked !== true)}
      // Enter is the form's or the row's.
      onKeyDown={(event) => (event.key === "Enter" ? event.preventDefault() : undefined)}
      className={cx(
        "relative grid size-3.5 shrink-0 place-items-center rounded-xs border border-line-3 bg-canvas text-accent-ink after:absolute after:-inset-1.5 aria-[checked=mixed]:border-accent aria-[checked=mixed]:bg-accent aria-checked:border-accent aria-checked:bg-accent disabled:border-line-2 disabled:bg-sunken",
        !children && className,
      )}
    >
      {checked === "indeterminate" ? (
        <span className="block h-0.5 w-1.5 rounded-full bg-accent-ink" />
      ) : checked ? (
        <Check aria-hidden className="size-2.5 stroke-3" />
      ) : null}
    </button>
  );
  if (!children) return box;
  return (
    <span className={cx("flex items-start gap-2", className)}>
      <span className="flex h-5 items-center">{box}</span>
      <span className="min-w-0">
        <label htmlFor={id}>{children}</label>
        {hint ? <span className="block text-xs text-ink-3">{hint}</span> : null}
      </span>
    </span>
  );
}
