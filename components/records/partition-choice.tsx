"use client";

import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { javaPartition } from "#lib/format/murmur2.ts";
import type { ProduceForm } from "./payload-field.tsx";
import { keyBytes, type ProduceDraft } from "./produce-input.ts";

/** Who decides the partition; where the key does, the partition is told before sending. */
export function PartitionChoice({ form, partitions }: { form: ProduceForm; partitions: number | null }) {
  const { partition } = form.draft;
  const options = [
    { value: "key", label: "Let the key decide" },
    ...Array.from({ length: partitions ?? 0 }, (_, index) => ({ value: String(index), label: `Partition ${index}` })),
  ];
  return (
    <Field
      label="Partition"
      layout="left"
      error={form.fault("partition")}
      hint={<span aria-live="polite">{destination(form.draft, partitions)}</span>}
    >
      <Select
        boxClassName="w-56"
        value={partition === null ? "key" : String(partition)}
        options={options}
        onValueChange={(value) => form.change({ partition: value === "key" ? null : Number(value) })}
      />
    </Field>
  );
}

/** Where the record goes, in words. */
function destination(draft: ProduceDraft, partitions: number | null) {
  if (draft.partition !== null) return `The key does not matter: goes to partition ${draft.partition}`;
  if (partitions === null) return "The topic's partitions are still being read.";
  if (draft.key.kind === "null") return "Without a key the console picks a partition.";
  const bytes = keyBytes(draft.key);
  if (bytes === null) return "The key must be right first.";
  return (
    <>
      goes to partition <b>{javaPartition(bytes, partitions)}</b>, as Java's default partitioner would place it
    </>
  );
}
