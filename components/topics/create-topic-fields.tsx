"use client";

import { useState } from "react";
import type { Faults, useDraft } from "#components/shared/use-draft.ts";
import { Field, FieldRows } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { NumberInput } from "#components/ui/number-input.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Select } from "#components/ui/select.tsx";
import { formatInteger } from "#lib/format/int64.ts";
import { javaPartition } from "#lib/format/murmur2.ts";
import { retentionMs, type CreateDraft, type CreateField } from "./create-form.ts";
import { replicationHint } from "./replication-hint.ts";

export type CreateForm = ReturnType<typeof useDraft<CreateDraft>>;
type Props = { form: CreateForm; brokers: number | null; objections: Faults };

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
      <KeyRouting partitions={Number(draft.partitions)} />
      <Retention form={form} fault={fault("retention")} />
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
      <div className="grid gap-x-3 gap-y-2 sm:grid-cols-2">
        <Field
          label="Partitions"
          layout="small"
          error={fault("partitions")}
          hint="They can be added later, never removed."
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
          layout="small"
          error={fault("replicationFactor")}
          hint={Number.isInteger(factor) && factor > 0 ? replicationHint(factor, brokers) : null}
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
        {copies === null ? null : (
          <p className="tn text-xs text-ink-3 sm:col-span-2">
            {formatInteger(copies)} {copies === 1 ? "replica" : "replicas"}
            {brokers === null ? "" : ` on ${brokers} ${brokers === 1 ? "broker" : "brokers"}`}
          </p>
        )}
      </div>
    </div>
  );
}

function KeyRouting({ partitions }: { partitions: number }) {
  const [key, setKey] = useState("");
  const known = Number.isInteger(partitions) && partitions > 0 && key !== "";
  return (
    <Field
      label="Try a key"
      layout="left"
      hint="Equal keys always meet in one partition, in order. If partitions are added later, most keys move and old records stay where they are."
      after={
        <span role="status" className="tn ml-3 inline-block text-ink-2">
          {known ? `→ partition ${javaPartition(new TextEncoder().encode(key), partitions)}` : ""}
        </span>
      }
    >
      <Input mono boxClassName="inline-flex w-44" value={key} onChange={(event) => setKey(event.target.value)} />
    </Field>
  );
}

const retentions = [
  { value: "1 day", label: "1 d" },
  { value: "7 days", label: "7 d" },
  { value: "30 days", label: "30 d" },
  { value: "forever", label: "forever" },
];

function Retention({ form, fault }: { form: CreateForm; fault: string | null }) {
  const { draft, change, touch } = form;
  const stored = retentionMs(draft.retention);
  const hint =
    stored === null ? (
      "Empty keeps the broker's default. Write 90 min, 36h, 2 weeks, forever."
    ) : (
      <>
        retention.ms = <span className="code">{stored.toString()}</span>
      </>
    );
  return (
    <Field
      label="Retention"
      layout="left"
      error={fault}
      hint={hint}
      after={
        <Segmented
          label="Usual retention"
          size="sm"
          className="ml-2 align-middle"
          options={retentions}
          value={draft.retention}
          onChange={(words) => change({ retention: words })}
        />
      }
    >
      <Input
        boxClassName="inline-flex w-32 align-middle"
        value={draft.retention}
        onChange={(event) => change({ retention: event.target.value })}
        onBlur={() => touch("retention")}
      />
    </Field>
  );
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
