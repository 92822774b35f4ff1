"use client";

import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";
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

/** One of a few, all visible. */
export function Segmented<V extends string>({
  label,
  options,
  value,
  onChange,
  size = "md",
  className,
}: SegmentedProps<V>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) onChange(chosen.value);
      }}
      className={cx(
        "inline-flex shrink-0 divide-x divide-line border border-line-2 bg-canvas",
        size === "sm" ? "h-6 rounded-sm text-xs" : "h-7 rounded-md",
        className,
      )}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          title={option.title}
          className={cx(
            "group flex items-center gap-1.5 whitespace-nowrap text-ink-2 first:rounded-l-[inherit] last:rounded-r-[inherit] hover:bg-hover data-[state=on]:bg-accent-soft data-[state=on]:font-medium data-[state=on]:text-accent-text",
            size === "sm" ? "px-2" : "px-2.5",
          )}
        >
          {option.label}
          {option.count === undefined ? null : (
            <span className="tn text-2xs text-ink-3 group-data-[state=on]:text-accent-text">{option.count}</span>
          )}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
