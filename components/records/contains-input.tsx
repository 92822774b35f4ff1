"use client";

import { SlidersHorizontal, TextSearch } from "lucide-react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import type { Contains } from "#lib/contracts/record-search.ts";
import { containsWords } from "./filter-words.ts";

type Props = {
  contains: Contains | null;
  fault: boolean;
  onChange: (contains: Contains | null) => void;
  onSubmit: () => void;
};

const plain: Contains = {
  text: "",
  as: "text",
  caseSensitive: true,
  in: ["key", "value", "headers"],
  on: "stored",
};

/** Text, a regular expression or bytes that a record must hold. */
export function ContainsInput({ contains, fault, onChange, onSubmit }: Props) {
  const shown = contains ?? plain;
  const words = containsWords(shown);
  // Without a text there is nothing to look for; an option chosen beforehand waits in the draft.
  const change = (patch: Partial<Contains>) => {
    const next = { ...shown, ...patch };
    onChange(next.text === "" && containsWords(next) === "" ? null : next);
  };
  return (
    <Input
      aria-label="Contains"
      aria-invalid={fault ? true : undefined}
      mono
      boxClassName="w-64 max-w-full pr-1 xl:w-80"
      value={shown.text}
      onChange={(event) => change({ text: event.target.value })}
      onKeyDown={(event) => (event.key === "Enter" && !event.metaKey && !event.ctrlKey ? onSubmit() : undefined)}
      lead={
        <>
          <TextSearch aria-hidden />
          <span className="text-ink-3">Contains</span>
        </>
      }
      end={
        <span className="flex shrink-0 items-center gap-1">
          <span className="max-w-28 truncate text-2xs text-ink-3" title={words}>
            {words}
          </span>
          <Popover
            label="How it is looked for"
            align="end"
            className="w-80 p-3"
            trigger={
              <IconButton label="How it is looked for" size="sm" className="size-5">
                <SlidersHorizontal aria-hidden />
              </IconButton>
            }
          >
            <ContainsOptions contains={shown} onChange={change} />
          </Popover>
        </span>
      }
    />
  );
}

const parts = [
  { value: "key", label: "Key" },
  { value: "value", label: "Value" },
  { value: "headers", label: "Headers" },
] as const;

function ContainsOptions({ contains, onChange }: { contains: Contains; onChange: (patch: Partial<Contains>) => void }) {
  return (
    <div className="grid justify-items-start gap-3">
      <Segmented
        label="What is written"
        size="sm"
        value={contains.as}
        onChange={(as) => onChange({ as })}
        options={[
          { value: "text", label: "Text" },
          { value: "regex", label: "Regular expression" },
          { value: "hex", label: "Hex bytes" },
        ]}
      />
      <Checkbox
        checked={!contains.caseSensitive}
        disabled={contains.as === "hex"}
        onCheckedChange={(any) => onChange({ caseSensitive: !any })}
      >
        Any case
      </Checkbox>
      <span role="group" aria-label="Looked for in" className="flex gap-4">
        {parts.map(({ value, label }) => (
          <Checkbox
            key={value}
            checked={contains.in.includes(value)}
            // One part is always looked at.
            disabled={contains.in.length === 1 && contains.in.includes(value)}
            onCheckedChange={(on) =>
              onChange({
                in: parts
                  .map((part) => part.value)
                  .filter((part) => (part === value ? on : contains.in.includes(part))),
              })
            }
          >
            {label}
          </Checkbox>
        ))}
      </span>
      <Segmented
        label="Compared with"
        size="sm"
        value={contains.on}
        onChange={(on) => onChange({ on })}
        options={[
          { value: "stored", label: "Stored bytes" },
          { value: "decoded", label: "Decoded text" },
        ]}
      />
      <p className="text-xs text-ink-3">
        {contains.on === "stored"
          ? "As the records are stored: fast, but a text that a codec or an escape hides is not seen."
          : "As it is shown after decoding: slower, each record is decoded."}
      </p>
    </div>
  );
}
