"use client";

import type { ComponentProps } from "react";
import { cx } from "./cx.ts";
import { useFieldAria } from "./field.tsx";

export type TextareaProps = ComponentProps<"textarea"> & { mono?: boolean };

export function Textarea({ mono, className, rows = 4, ...rest }: TextareaProps) {
  const aria = useFieldAria();
  return (
    <textarea
      rows={rows}
      autoComplete="off"
      spellCheck={false}
      {...aria}
      {...rest}
      className={cx(
        "block w-full resize-y rounded-md border border-line-2 bg-canvas px-2 py-1 aria-invalid:border-critical",
        mono && "code",
        className,
      )}
    />
  );
}
