"use client";

import { Minus, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { useFieldAria } from "./field.tsx";
import { inputBox } from "./input.tsx";

type NumberInputProps = {
  /** The text as typed, so that a half-typed number survives; the caller parses it. */
  value: string;
  onChange: (text: string) => void;
  onBlur?: () => void;
  min?: number;
  max?: number;
  /** Name of the number, for the step buttons. */
  label: string;
  className?: string;
};

/** A small whole number with step buttons; arrow keys step too. */
export function NumberInput({
  value,
  onChange,
  onBlur,
  min = 0,
  max = Number.MAX_SAFE_INTEGER,
  label,
  className,
}: NumberInputProps) {
  const aria = useFieldAria();
  const step = (by: number) => {
    const now = Number.parseInt(value, 10);
    onChange(String(Math.min(max, Math.max(min, (Number.isNaN(now) ? min - by : now) + by))));
  };
  return (
    <span className={cx(inputBox, "h-7 gap-0 pr-0.5 pl-2", className)}>
      <input
        {...aria}
        inputMode="numeric"
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
        onKeyDown={(event) => {
          if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
          event.preventDefault();
          step(event.key === "ArrowUp" ? 1 : -1);
        }}
        className="tn h-full w-full min-w-0 flex-1 bg-transparent outline-none"
      />
      <StepButton label={`${label}: one less`} onPress={() => step(-1)} icon={<Minus aria-hidden />} />
      <StepButton label={`${label}: one more`} onPress={() => step(1)} icon={<Plus aria-hidden />} />
    </span>
  );
}

function StepButton({ label, onPress, icon }: { label: string; onPress: () => void; icon: ReactNode }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      onClick={onPress}
      className="grid size-6 shrink-0 place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
    >
      {icon}
    </button>
  );
}
