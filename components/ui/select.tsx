"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "./cx.ts";
import { useFieldAria } from "./field.tsx";
import { inputBox } from "./input.tsx";

export type SelectOption = { value: string; label: string; disabled?: boolean };

export type SelectProps = Omit<ComponentProps<"select">, "children" | "multiple" | "onChange"> & {
  options: SelectOption[];
  onValueChange?: (value: string) => void;
  onChange?: ComponentProps<"select">["onChange"];
  boxClassName?: string;
};

/** The platform's own select: right on every screen reader and phone. */
export function Select({ options, onValueChange, onChange, className, boxClassName, ...rest }: SelectProps) {
  const aria = useFieldAria();
  return (
    <span className={cx(inputBox, "relative h-7", boxClassName)}>
      <select
        {...aria}
        {...rest}
        onChange={(event) => {
          onChange?.(event);
          onValueChange?.(event.target.value);
        }}
        className={cx("h-full w-full appearance-none rounded-md bg-canvas pr-7 pl-2 outline-none", className)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute right-2" />
    </span>
  );
}
