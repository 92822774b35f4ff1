"use client";

import { ArrowUp, Plus, X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { ProduceForm } from "./payload-field.tsx";
import type { HeaderDraft, PayloadKind } from "./produce-input.ts";

const kinds: { value: PayloadKind; label: string }[] = [
  { value: "text", label: "Text" },
  { value: "json", label: "JSON" },
  { value: "hex", label: "Hex" },
  { value: "null", label: "Null" },
];

/** Headers in the order they are sent; a key may repeat and a value may be null. */
export function HeaderRows({ form }: { form: ProduceForm }) {
  const { headers } = form.draft;
  const set = (next: HeaderDraft[]) => form.change({ headers: next });
  const patch = (id: string, change: Partial<HeaderDraft>) =>
    set(headers.map((header) => (header.id === id ? { ...header, ...change } : header)));
  const add = () => set([...headers, { id: crypto.randomUUID(), key: "", value: { kind: "text", text: "" } }]);
  return (
    <div className="grid gap-x-4 gap-y-1 md:grid-cols-[7.25rem_minmax(0,1fr)]">
      <span className="font-medium md:pt-1">Headers</span>
      <div className="grid min-w-0 gap-2">
        {headers.map((header, index) => (
          <HeaderRow
            key={header.id}
            header={header}
            number={index + 1}
            fault={form.fault(`headers.${index}.value`) ?? form.fault(`headers.${index}.key`)}
            onChange={(change) => patch(header.id, change)}
            onBlur={() => form.touch(`headers.${index}.value`)}
            onRemove={() => set(headers.filter((other) => other.id !== header.id))}
            onUp={index === 0 ? null : () => set(swapped(headers, index))}
          />
        ))}
        <div>
          <Button size="sm" onClick={add}>
            <Plus aria-hidden />
            Add header
          </Button>
        </div>
      </div>
    </div>
  );
}

type RowProps = {
  header: HeaderDraft;
  number: number;
  fault: string | null;
  onChange: (change: Partial<HeaderDraft>) => void;
  onBlur: () => void;
  onRemove: () => void;
  onUp: (() => void) | null;
};

function HeaderRow({ header, number, fault, onChange, onBlur, onRemove, onUp }: RowProps) {
  const { kind, text } = header.value;
  const invalid = fault === null ? undefined : true;
  return (
    <div role="group" aria-label={`Header ${number}`}>
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_6rem_auto] items-center gap-1.5">
        <Input
          mono
          aria-label={`Header ${number} key`}
          value={header.key}
          onChange={(event) => onChange({ key: event.target.value })}
        />
        <Input
          mono
          aria-label={`Header ${number} value`}
          aria-invalid={invalid}
          value={kind === "null" ? "" : text}
          placeholder={kind === "null" ? "null" : undefined}
          onBlur={onBlur}
          onChange={(event) => onChange({ value: { kind: kind === "null" ? "text" : kind, text: event.target.value } })}
        />
        <Select
          aria-label={`Header ${number} kind`}
          value={kind}
          options={kinds}
          onValueChange={(next) => {
            const chosen = kinds.find((option) => option.value === next);
            if (chosen) onChange({ value: { kind: chosen.value, text } });
          }}
        />
        <span className="flex">
          <IconButton
            label={`Move header ${number} up`}
            size="sm"
            blocked={onUp === null ? "This is the first header." : null}
            onClick={() => onUp?.()}
          >
            <ArrowUp aria-hidden />
          </IconButton>
          <IconButton label={`Remove header ${number}`} size="sm" onClick={onRemove}>
            <X aria-hidden />
          </IconButton>
        </span>
      </div>
      {fault === null ? null : (
        <p role="alert" className="mt-1 text-xs text-critical-text">
          {fault}
        </p>
      )}
    </div>
  );
}

/** The list with the header at `index` one place earlier. */
function swapped(headers: readonly HeaderDraft[], index: number): HeaderDraft[] {
  const moved = headers[index];
  return moved === undefined
    ? [...headers]
    : [...headers.slice(0, index - 1), moved, ...headers.slice(index - 1, index), ...headers.slice(index + 1)];
}
