"use client";

import { useState, type FormEvent } from "react";
import { Button } from "./button.tsx";
import { Checkbox } from "./checkbox.tsx";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";

/** Keeps the present view under a name. `onSave` resolves to what is wrong with the name, or null. */
export function SaveView({ onSave }: { onSave: (name: string, shared: boolean) => Promise<string | null> }) {
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return setFault("A view needs a name");
    setBusy(true);
    const wrong = await onSave(name.trim(), shared);
    setBusy(false);
    setFault(wrong);
    if (wrong === null) setName("");
  };
  return (
    <form onSubmit={(event) => void save(event)} className="mt-1 grid gap-2 border-t border-line px-2 pt-2 pb-1">
      <Field label="Keep this view as" error={fault}>
        <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={60} />
      </Field>
      <Checkbox checked={shared} onCheckedChange={setShared}>
        Everybody sees it
      </Checkbox>
      <Button type="submit" className="justify-self-start" busy={busy}>
        Save view
      </Button>
    </form>
  );
}
