"use client";

import { useState, type FormEvent } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { formatInteger } from "#lib/format/int64.ts";
import { parseRanges, printRanges } from "./partition-ranges.ts";

/** Boxes to check; the others are typed. */
const mostBoxes = 60;

type Props = {
  all: readonly number[];
  chosen: readonly number[];
  /** The choice; none is all of them. */
  onDone: (chosen: number[]) => void;
};

/** Chooses partitions by numbers and ranges, or by boxes as long as they can be overlooked. Read once it is done. */
export function PartitionPicker({ all, chosen, onDone }: Props) {
  const [text, setText] = useState(printRanges(chosen));
  const parsed = parseRanges(text, all);
  const now = "partitions" in parsed ? parsed.partitions : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if ("partitions" in parsed) onDone(parsed.partitions);
  };
  const toggle = (partition: number, on: boolean) =>
    setText(printRanges(on ? [...now, partition] : now.filter((other) => other !== partition)));
  return (
    <form onSubmit={submit} className="grid gap-2.5">
      <Field label="Partitions" error={"fault" in parsed ? parsed.fault : null} hint="Numbers and ranges; empty is all">
        <Input mono placeholder={printRanges(all)} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      {all.length > mostBoxes ? null : (
        <div
          role="group"
          aria-label="Partitions"
          className="tn grid max-h-60 grid-cols-4 gap-x-2 gap-y-1 overflow-y-auto"
        >
          {all.map((partition) => (
            <Checkbox key={partition} checked={now.includes(partition)} onCheckedChange={(on) => toggle(partition, on)}>
              {partition}
            </Checkbox>
          ))}
        </div>
      )}
      <div className="flex items-center gap-2">
        <Button type="submit" variant="primary" size="sm" blocked={"fault" in parsed ? parsed.fault : null}>
          {"fault" in parsed ? "Read" : `Read ${now.length === 0 ? "all" : formatInteger(now.length)}`}
        </Button>
        {chosen.length === 0 ? null : (
          <Button size="sm" onClick={() => onDone([])}>
            All partitions
          </Button>
        )}
      </div>
    </form>
  );
}
