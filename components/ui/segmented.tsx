"use client";

import type { KeyboardEvent, ReactNode } from "react";
import { cx } from "./cx.ts";

export type SegmentedOption<V extends string> = { value: V; label: ReactNode; count?: ReactNode; title?: string };

type SegmentedProps<V extends string> = {
  /** What is chosen, for people who do not see the group. */
  label: string;
  options: SegmentedOption<V>[];
  value: V;
  onChange: (value: V) => void;
  size?: "sm" | "md";
  className?: string;
};

/** One of a few, all visible. Arrows move the focus only: a choice may start a long read. */
export function Segmented<V extends string>({
  label,
  options,
  value,
  onChange,
  size = "md",
  className,
}: SegmentedProps<V>) {
  const chosen = options.findIndex((option) => option.value === value);
  return (
    <div
      role="radiogroup"
      aria-label={label}
      onKeyDown={moveFocus}
      className={cx(
        "inline-flex shrink-0 divide-x divide-line border border-line-2 bg-canvas",
        size === "sm" ? "h-6 rounded-sm text-xs" : "h-7 rounded-md",
        className,
      )}
    >
      {options.map((option, at) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={at === chosen}
          tabIndex={at === Math.max(chosen, 0) ? 0 : -1}
          title={option.title}
          onClick={() => (at === chosen ? undefined : onChange(option.value))}
          className={cx(
            "group flex items-center gap-1.5 whitespace-nowrap text-ink-2 first:rounded-l-[inherit] last:rounded-r-[inherit] hover:bg-hover aria-checked:bg-accent-soft aria-checked:font-medium aria-checked:text-accent-text",
            size === "sm" ? "px-2" : "px-2.5",
          )}
        >
          {option.label}
          {option.count === undefined ? null : (
            <span className="tn text-2xs text-ink-3 group-aria-checked:text-accent-text">{option.count}</span>
          )}
        </button>
      ))}
    </div>
  );
}

const steps: Record<string, 1 | -1> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=radio]")];
  const at = all.findIndex((one) => one === document.activeElement);
  all.at((at + step) % all.length)?.focus();
}
