"use client";

import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";
import { useFieldAria } from "./field.tsx";

/** The box around a text control; the ring follows the control inside. */
export const inputBox =
  "flex min-w-0 items-center gap-2 rounded-md border border-line-2 bg-canvas has-aria-invalid:border-critical has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-1 has-[:focus-visible]:outline-focus has-[:focus-visible]:outline-solid [&>svg]:text-ink-3";

export type InputProps = ComponentProps<"input"> & {
  /** An icon before the text. */
  lead?: ReactNode;
  /** Unit, key hint or verdict behind the text. */
  end?: ReactNode;
  /** For names and values of Kafka. */
  mono?: boolean;
  boxClassName?: string;
};

export function Input({ lead, end, mono, className, boxClassName, ...rest }: InputProps) {
  const aria = useFieldAria();
  return (
    <span className={cx(inputBox, "h-7 px-2", boxClassName)}>
      {lead}
      <input
        autoComplete="off"
        spellCheck={false}
        {...aria}
        {...rest}
        className={cx("h-full w-full min-w-0 flex-1 bg-transparent outline-none", mono && "code text-sm", className)}
      />
      {end}
    </span>
  );
}
