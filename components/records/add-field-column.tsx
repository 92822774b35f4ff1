"use client";

import { Plus } from "lucide-react";
import { useMemo, useState, type FormEvent } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { learnFields } from "./learn-fields.ts";
import { fieldPathOf } from "./record-layout.ts";
import type { RecordRow } from "./search-run.ts";
import type { RecordLayout } from "./use-record-layout.ts";

/** Further columns: fields that the loaded records have, or a path as typed. */
export function AddFieldColumn({ rows, layout }: { rows: readonly RecordRow[]; layout: RecordLayout }) {
  // The first there were: a list that changes under the pointer is of no use.
  const [seen, setSeen] = useState(rows);
  if (seen.length === 0 && rows.length > 0) setSeen(rows);
  const learned = useMemo(() => learnFields(seen), [seen]);
  const [typed, setTyped] = useState("");
  const [fault, setFault] = useState(false);
  const wanted = typed.trim().toLowerCase();
  const offered = learned.filter(({ path }) => !layout.has(path) && path.toLowerCase().includes(wanted));
  const add = (path: string) => {
    layout.add(path);
    setTyped("");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const path = fieldPathOf(typed);
    if (path === null) setFault(true);
    else add(path);
  };
  return (
    <div className="-mx-1 mt-1 border-t border-line px-3 pt-2">
      <form onSubmit={submit} className="flex items-center gap-2">
        <Input
          mono
          aria-label="Field for a column"
          placeholder="Add a field: value.customer.id"
          aria-invalid={fault || undefined}
          boxClassName="flex-1"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setFault(false);
          }}
        />
        <Button type="submit" size="sm">
          <Plus aria-hidden />
          Add
        </Button>
      </form>
      {fault ? (
        <p role="alert" className="mt-1 text-xs text-critical-text">
          “{typed}” is no field. It begins with value, key or headers and names what is below: value.items[0].sku,
          headers.trace-id.
        </p>
      ) : null}
      {fault ? null : offered.length === 0 ? (
        <p className="py-1.5 text-xs text-ink-3">
          {learned.length === 0
            ? "The loaded messages have no fields: none is JSON, nor has headers."
            : "No further field in the loaded messages has this name."}
        </p>
      ) : (
        <ul aria-label="Fields of the loaded messages" className="-mx-2 my-1 max-h-56 overflow-y-auto" tabIndex={0}>
          {offered.map(({ path, types, example }) => (
            <li key={path}>
              <button
                type="button"
                onClick={() => add(path)}
                title={example === "" ? path : `${path}, for example ${example}`}
                className="flex h-6.5 w-full items-center gap-2 rounded-sm px-2 text-left hover:bg-hover"
              >
                <span className="code min-w-0 flex-1 truncate">{path}</span>
                <span className="text-2xs text-ink-3">{types.join(" or ")}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
