"use client";

import { useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { javaPartition } from "#lib/format/murmur2.ts";

/** Where a key goes with so many partitions; with two numbers, where it went before and where it goes then. */
export function KeyRouting({ partitions }: { partitions: readonly number[] }) {
  const [key, setKey] = useState("");
  const known = key !== "" && partitions.every((count) => Number.isInteger(count) && count > 0);
  const places = known ? partitions.map((count) => javaPartition(new TextEncoder().encode(key), count)) : [];
  const [first, second] = places;
  return (
    <Field
      label="Try a key"
      layout="left"
      hint={
        partitions.length > 1
          ? "Records that are there stay where they are; new ones of a key that moves are read apart from them."
          : "Equal keys always meet in one partition, in order. If partitions are added later, most keys move and old records stay where they are."
      }
      after={
        <span role="status" className="tn ml-3 inline-block text-ink-2">
          {first === undefined
            ? ""
            : second === undefined
              ? `→ partition ${first}`
              : first === second
                ? `stays in partition ${first}`
                : `partition ${first} → ${second}`}
        </span>
      }
    >
      <Input mono boxClassName="inline-flex w-44" value={key} onChange={(event) => setKey(event.target.value)} />
    </Field>
  );
}
