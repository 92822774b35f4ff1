"use client";

import { RadioGroup } from "radix-ui";
import { useId } from "react";

export type RadioCard<V extends string> = { value: V; title: string; note?: string; disabled?: boolean };

type RadioCardsProps<V extends string> = {
  label: string;
  options: RadioCard<V>[];
  value: V;
  onChange: (value: V) => void;
};

/** One of a few with a line about each, two beside each other. */
export function RadioCards<V extends string>({ label, options, value, onChange }: RadioCardsProps<V>) {
  const id = useId();
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) onChange(chosen.value);
      }}
      className="grid overflow-hidden rounded-md border border-line-2 sm:grid-cols-2"
    >
      {options.map((option) => (
        <label
          key={option.value}
          htmlFor={`${id}-${option.value}`}
          className="-mt-px -ml-px flex gap-2.25 border-t border-l border-line px-2.5 py-1.75 hover:bg-hover has-data-[state=checked]:bg-accent-soft has-[:focus-visible]:outline-2 has-[:focus-visible]:-outline-offset-2 has-[:focus-visible]:outline-focus has-[:focus-visible]:outline-solid"
        >
          <RadioGroup.Item
            id={`${id}-${option.value}`}
            value={option.value}
            disabled={option.disabled}
            className="mt-0.75 size-3.5 shrink-0 rounded-full border border-line-3 bg-canvas outline-none data-[state=checked]:border-4 data-[state=checked]:border-accent"
          />
          <span>
            <span className="block font-medium">{option.title}</span>
            {option.note ? <span className="block text-xs leading-4 text-ink-2">{option.note}</span> : null}
          </span>
        </label>
      ))}
    </RadioGroup.Root>
  );
}
