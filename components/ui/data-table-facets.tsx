"use client";

import { CirclePlus, X } from "lucide-react";
import { useState } from "react";
import { buttonClass } from "./button.tsx";
import { Checkbox } from "./checkbox.tsx";
import { cx } from "./cx.ts";
import type { Facet } from "./data-table-columns.ts";
import { Popover } from "./popover.tsx";

type FacetPickerProps<Row> = {
  facet: Facet<Row>;
  chosen: readonly string[];
  onChange: (values: readonly string[]) => void;
  /** Asked only while the list is open; `null` when the rows are on the server. */
  count: (() => ReadonlyMap<string, number>) | null;
};

/** A property to narrow by: a quiet button first, a removable chip once something is chosen. */
export function FacetPicker<Row>({ facet, chosen, onChange, count }: FacetPickerProps<Row>) {
  const [open, setOpen] = useState(false);
  const words = facet.options.filter((option) => chosen.includes(option.value)).map((option) => option.label);
  const title = words.length === 0 ? facet.label : `${facet.label}: ${words.join(", ")}`;
  const chip = "inline-flex h-7 max-w-80 min-w-0 items-center rounded-md border border-accent-line bg-accent-soft";
  return (
    <span className={words.length === 0 ? "contents" : cx(chip, "font-medium text-accent-text")}>
      <Popover
        label={facet.label}
        open={open}
        onOpenChange={setOpen}
        // One and the same button: the list stays open beside it when the first value is chosen.
        trigger={
          <button
            type="button"
            className={words.length === 0 ? buttonClass("ghost") : "h-full truncate rounded-l-[inherit] pl-2"}
          >
            {words.length === 0 ? <CirclePlus aria-hidden /> : null}
            {title}
          </button>
        }
      >
        <FacetOptions facet={facet} chosen={chosen} onChange={onChange} counts={open && count ? count() : null} />
      </Popover>
      {words.length === 0 ? null : (
        <button
          type="button"
          aria-label={`Remove ${title}`}
          onClick={() => onChange([])}
          className="grid size-6 shrink-0 place-items-center rounded-r-[inherit]"
        >
          <X aria-hidden className="size-3" />
        </button>
      )}
    </span>
  );
}

type FacetOptionsProps<Row> = {
  facet: Facet<Row>;
  chosen: readonly string[];
  onChange: (values: readonly string[]) => void;
  counts: ReadonlyMap<string, number> | null;
};

function FacetOptions<Row>({ facet, chosen, onChange, counts }: FacetOptionsProps<Row>) {
  const toggle = (value: string, on: boolean) =>
    onChange(on ? [...chosen, value] : chosen.filter((other) => other !== value));
  return (
    <ul className="min-w-44">
      {facet.options.map((option) => (
        <li key={option.value} className="flex h-6.5 items-center gap-2 rounded-sm px-2 hover:bg-hover">
          <Checkbox
            checked={chosen.includes(option.value)}
            onCheckedChange={(on) => toggle(option.value, on)}
            className="flex-1"
          >
            {option.label}
          </Checkbox>
          {counts ? <span className="tn text-2xs text-ink-3">{counts.get(option.value) ?? 0}</span> : null}
        </li>
      ))}
    </ul>
  );
}
