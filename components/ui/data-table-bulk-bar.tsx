"use client";

import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";
import { Kbd } from "./kbd.tsx";

type BulkBarProps = {
  label: string;
  count: number;
  /** Selected rows that the filter hides. */
  hidden: number;
  weight: ReactNode;
  onClear: () => void;
  children: ReactNode;
};

/** Floats above the foot: how many, how much, what can be done with them. */
export function BulkBar({ label, count, hidden, weight, onClear, children }: BulkBarProps) {
  return (
    <div
      role="toolbar"
      aria-label={`Selected ${label}`}
      className="absolute bottom-12 left-1/2 z-(--z-bulkbar) flex h-10 max-w-[calc(100%-2rem)] -translate-x-1/2 animate-fade items-center rounded-lg bg-inverse pr-1.5 pl-3.5 whitespace-nowrap text-inverse-ink shadow-dialog"
    >
      <b className="tn font-medium">{count.toLocaleString("en-US")} selected</b>
      <span className="tn mr-3 ml-2 truncate text-inverse-ink-2">
        {weight}
        {hidden > 0 ? ` · ${hidden.toLocaleString("en-US")} not shown` : null}
      </span>
      {children}
      <span aria-hidden className="mx-1.5 h-4.5 w-px shrink-0 bg-inverse-ink-2/40" />
      <BulkButton onClick={onClear}>
        Clear <Kbd keys={["Esc"]} inverse />
      </BulkButton>
    </div>
  );
}

/** One act of the bulk bar: an icon and a verb with "…" when a dialog follows. `blocked` says why it cannot be used. */
export function BulkButton({
  blocked = null,
  onClick,
  ...rest
}: Omit<ComponentProps<"button">, "className" | "disabled"> & { blocked?: string | null }) {
  return (
    <button
      type="button"
      {...rest}
      title={blocked ?? undefined}
      aria-disabled={blocked === null ? undefined : true}
      onClick={(event) => (blocked === null ? onClick?.(event) : event.preventDefault())}
      className={cx(
        "flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2.5 outline-inverse-ink",
        blocked === null ? "hover:bg-inverse-ink/10" : "text-inverse-ink-2",
      )}
    />
  );
}
