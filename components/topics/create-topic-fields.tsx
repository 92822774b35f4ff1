"use client";

import type { Faults, useDraft } from "#components/shared/use-draft.ts";
import { Field, FieldRows } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { NumberInput } from "#components/ui/number-input.tsx";
import { Select } from "#components/ui/select.tsx";
import { formatInteger } from "#lib/format/int64.ts";
import type { CreateDraft, CreateField } from "./create-form.ts";
import { KeyRouting } from "./key-routing.tsx";
import { replicationHint } from "./replication-hint.ts";
import { RetentionField } from "./retention-field.tsx";

type Props = { form: ReturnType<typeof useDraft<CreateDraft>>; brokers: number | null; objections: Faults };

export function CreateTopicFields({ form, brokers, objections }: Props) {
  const { draft, change, touch } = form;
  const fault = (field: CreateField) => form.fault(field) ?? objections[field] ?? null;
  return (
    <FieldRows>
      <Field
        label="Name"
        layout="left"
        error={fault("name")}
        hint="Letters, digits, dots, underscores and hyphens. A topic cannot be renamed."
      >
        <Input
          mono
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
          onBlur={() => (draft.name === "" ? undefined : touch("name"))}
        />
      </Field>
      <Layout form={form} brokers={brokers} fault={fault} />
      <KeyRouting partitions={[Number(draft.partitions)]} />
      <RetentionField form={form} fault={fault("retention")} />
      <Field label="Cleanup" layout="left" error={fault("cleanupPolicy")} hint={cleanupHint[draft.cleanupPolicy]}>
        <Select
          boxClassName="w-72"
          value={draft.cleanupPolicy}
          options={cleanupOptions}
          onValueChange={(value) => {
            const chosen = cleanupOptions.find((option) => option.value === value);
            if (chosen) change({ cleanupPolicy: chosen.value });
          }}
        />
      </Field>
    </FieldRows>
  );
}

function Layout({
  form,
  brokers,
  fault,
}: Omit<Props, "objections"> & { fault: (field: CreateField) => string | null }) {
  const { draft, change, touch } = form;
  const partitions = Number(draft.partitions);
  const factor = Number(draft.replicationFactor);
  const copies = Number.isInteger(partitions * factor) && partitions > 0 ? partitions * factor : null;
  return (
    <div className="grid gap-x-4 gap-y-1 md:grid-cols-[7.25rem_minmax(0,1fr)]">
      <span className="font-medium md:pt-1">Layout</span>
      <div className="grid gap-x-3 gap-y-1 sm:grid-cols-2">
        <Field
          label="Partitions"
          layout="row"
          error={fault("partitions")}
          hint="Partitions can be added later, never removed."
        >
          <NumberInput
            label="Partitions"
            min={1}
            max={100_000}
            value={draft.partitions}
            onChange={(text) => change({ partitions: text })}
            onBlur={() => touch("partitions")}
          />
        </Field>
        <Field
          label="Replication factor"
          layout="row"
          error={fault("replicationFactor")}
          hint={
            Number.isInteger(factor) && factor > 0
              ? `${copies === null ? "" : `${copiesText(copies, brokers)}. `}${replicationHint(factor, brokers)}`
              : null
          }
        >
          <NumberInput
            label="Replication factor"
            min={1}
            max={brokers ?? 32_767}
            value={draft.replicationFactor}
            onChange={(text) => change({ replicationFactor: text })}
            onBlur={() => touch("replicationFactor")}
          />
        </Field>
      </div>
    </div>
  );
}

function copiesText(copies: number, brokers: number | null): string {
  const where = brokers === null ? "" : ` on ${brokers} ${brokers === 1 ? "broker" : "brokers"}`;
  return `${formatInteger(copies)} ${copies === 1 ? "replica" : "replicas"}${where}`;
}

const cleanupOptions: { value: CreateDraft["cleanupPolicy"]; label: string }[] = [
  { value: "default", label: "Broker's default" },
  { value: "delete", label: "Delete old records" },
  { value: "compact", label: "Compact: keep the latest of each key" },
  { value: "compact,delete", label: "Compact and delete" },
];

const cleanupHint: Record<CreateDraft["cleanupPolicy"], string> = {
  default: "Most brokers delete records past their retention.",
  delete: "Records past their retention are gone.",
  compact: "The latest value of each key stays; records without a key are refused. A null value removes its key.",
  "compact,delete": "The latest value of each key stays until its retention ends.",
};
