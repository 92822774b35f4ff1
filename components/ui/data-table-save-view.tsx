"use client";

import { useState, type FormEvent } from "react";
import { Button } from "./button.tsx";
import { Checkbox } from "./checkbox.tsx";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";

type SaveViewProps = {
  /** What is kept, in a word: "view". */
  noun?: string;
  /** Resolves to what is wrong with the name, or null. */
  onSave: (name: string, shared: boolean) => Promise<string | null>;
};

/** Keeps the present view under a name. */
export function SaveView({ noun = "view", onSave }: SaveViewProps) {
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return setFault(`A ${noun} needs a name`);
    setBusy(true);
    const wrong = await onSave(name.trim(), shared);
    setBusy(false);
    setFault(wrong);
    if (wrong === null) setName("");
  };
  return (
    <form onSubmit={(event) => void save(event)} className="mt-1 grid gap-2 border-t border-line px-2 pt-2 pb-1">
      <Field label={`Keep this ${noun} as`} error={fault}>
        <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={60} />
      </Field>
      <Checkbox checked={shared} onCheckedChange={setShared}>
        Everybody sees it
      </Checkbox>
      <Button type="submit" className="justify-self-start" busy={busy}>
        Save {noun}
      </Button>
    </form>
  );
}
