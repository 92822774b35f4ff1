"use client";

import { ChevronDown, ChevronUp, Search } from "lucide-react";
import { IconButton } from "./icon-button.tsx";
import { Input } from "./input.tsx";

type ViewerSearchProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  count: number;
  at: number;
  onStep: (step: 1 | -1) => void;
};

/** Search inside a value: Enter goes to the next place, with shift to the one before. */
export function ViewerSearch({ label, value, onChange, count, at, onStep }: ViewerSearchProps) {
  const found =
    count === 0 ? "none" : `${at + 1} of ${count >= 10_000 ? "10,000 or more" : count.toLocaleString("en-US")}`;
  return (
    <span className="flex items-center gap-1">
      <Input
        role="searchbox"
        aria-label={label}
        placeholder="Search inside"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") onStep(event.shiftKey ? -1 : 1);
          else if (event.key === "Escape" && value !== "") onChange("");
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        lead={<Search aria-hidden />}
        boxClassName="w-44"
      />
      {value === "" ? null : (
        <>
          <span role="status" className="tn px-1 text-xs text-ink-3">
            {found}
          </span>
          <IconButton label="Place before" size="sm" onClick={() => onStep(-1)}>
            <ChevronUp aria-hidden />
          </IconButton>
          <IconButton label="Next place" size="sm" onClick={() => onStep(1)}>
            <ChevronDown aria-hidden />
          </IconButton>
        </>
      )}
    </span>
  );
}
