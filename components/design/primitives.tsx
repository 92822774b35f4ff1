"use client";

import { Plus, Terminal } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Badge, EnvironmentBadge } from "#components/ui/badge.tsx";
import { Bar } from "#components/ui/bar.tsx";
import { Button, type ButtonVariant } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { NumberInput } from "#components/ui/number-input.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Select } from "#components/ui/select.tsx";
import { Status } from "#components/ui/status-mark.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { StatusTone } from "#components/ui/tones.ts";

const tones: StatusTone[] = ["ok", "warning", "critical", "info", "neutral", "unknown"];
const variants: ButtonVariant[] = ["default", "primary", "ghost", "danger", "destroy"];

/** Controls, badges and marks in their states. */
export function Primitives() {
  const [checked, setChecked] = useState<boolean>(true);
  const [number, setNumber] = useState("12");
  const [view, setView] = useState("all");
  const [preset, setPreset] = useState("stream");
  const toast = useToast();
  return (
    <>
      <Row title="Buttons">
        {variants.map((variant) => (
          <Button key={variant} variant={variant}>
            <Plus aria-hidden />
            {variant}
          </Button>
        ))}
        <Button blocked="The cluster is configured read-only.">blocked</Button>
        <Button variant="primary" busy>
          busy
        </Button>
        <Button size="sm">small</Button>
        <CopyButton text="copied text" label="Copy" words />
        <Kbd keys={["Mod", "K"]} />
      </Row>
      <Row title="Status">
        {tones.map((tone) => (
          <Status key={tone} status={tone}>
            {tone}
          </Status>
        ))}
        {tones.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
        <Badge>compacted</Badge>
        <EnvironmentBadge cluster="payments-prod" environment="production" />
        <EnvironmentBadge cluster="payments-stage" environment="staging" />
        <EnvironmentBadge cluster="laptop" environment="development" />
      </Row>
      <Row title="Fields">
        <Field label="Name" hint="A topic cannot be renamed.">
          <Input mono defaultValue="payments.disputes.v1" />
        </Field>
        <Field label="Retention" error="“abc” is no duration. Write 90 min, 36h, 2 weeks or forever.">
          <Input defaultValue="abc" />
        </Field>
        <Field label="Partitions">
          <NumberInput label="Partitions" value={number} onChange={setNumber} min={1} />
        </Field>
        <Field label="Cleanup">
          <Select
            options={[
              { value: "delete", label: "delete" },
              { value: "compact", label: "compact" },
            ]}
          />
        </Field>
        <Field label="Value">
          <Textarea mono defaultValue={'{ "amount": 9223372036854775807 }'} rows={2} />
        </Field>
      </Row>
      <Row title="Choices">
        <Checkbox checked={checked} onCheckedChange={setChecked} hint="With a line about it.">
          Show internal topics
        </Checkbox>
        <Checkbox checked="indeterminate" onCheckedChange={setChecked} label="Some" />
        <Segmented
          label="View"
          value={view}
          onChange={setView}
          options={[
            { value: "all", label: "All", count: 214 },
            { value: "attention", label: "Needs attention", count: 3 },
          ]}
        />
        <RadioCards
          label="Start from"
          value={preset}
          onChange={setPreset}
          options={[
            { value: "stream", title: "Event stream", note: "Facts in order, kept 7 days" },
            { value: "log", title: "Change log", note: "Latest value of each key" },
          ]}
        />
        <span className="w-30">
          <Bar fraction={0.6} reference={0.8} />
        </span>
        <Button onClick={() => toast({ text: "retention.ms set to 3 days", onUndo: () => {} })}>
          <Terminal aria-hidden />
          Show a toast
        </Button>
      </Row>
    </>
  );
}

export function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="px-page border-t border-line py-4">
      <h2 className="pb-2 text-xs font-semibold">{title}</h2>
      <div className="flex flex-wrap items-start gap-3">{children}</div>
    </section>
  );
}
