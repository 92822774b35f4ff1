"use client";

import { useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { parsePlace } from "./record-place.ts";

type Props = { label: string; place: string; onCommit: (place: string) => void };

/** A record's address as people type or paste it: topic/partition/offset. */
export function PlaceInput({ label, place, onCommit }: Props) {
  const [draft, setDraft] = useState(place);
  const [left, setLeft] = useState(place !== "");
  const wrong = left && parsePlace(draft) === null;
  const commit = () => {
    setLeft(true);
    if (parsePlace(draft) !== null && draft.trim() !== place) onCommit(draft.trim());
  };
  return (
    <Field
      label={label}
      error={wrong ? "Write it as topic/partition/offset, such as orders/3/42." : null}
      hint="topic/partition/offset"
    >
      <Input
        mono
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => (event.key === "Enter" ? commit() : undefined)}
      />
    </Field>
  );
}
