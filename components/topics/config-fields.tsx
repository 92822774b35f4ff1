"use client";

import type { ReactNode } from "react";
import type { useDraft } from "#components/shared/use-draft.ts";
import { Button } from "#components/ui/button.tsx";
import { Field, FieldRows } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { TopicConfig } from "#lib/contracts/topic-configs.ts";
import { configSources, configUnit } from "#lib/format/config-value.ts";
import { configChoices, echoOf, valueWords, type ConfigDraft } from "./config-draft.ts";
import { ConfigDocumentation } from "./config-documentation.tsx";

type Props = {
  config: TopicConfig;
  form: ReturnType<typeof useDraft<ConfigDraft>>;
  /** What the broker refuses about the value as it stands. */
  objection: string | null;
};

/** What holds now, the new value, and what the broker says about the setting. */
export function ConfigFields({ config, form, objection }: Props) {
  const { draft, change } = form;
  return (
    <FieldRows>
      <Fact label="Value now">
        {config.sensitive ? "a secret that Kafka does not tell" : valueWords(config.name, config.value)}
        <span className="text-ink-3">, from {configSources[config.source]}</span>
      </Fact>
      <Field
        label="New value"
        layout="left"
        error={form.fault("text") ?? objection}
        hint={hintOf(config, draft)}
        after={
          config.source === "topic" ? (
            <Button
              size="sm"
              className="ml-2 align-middle"
              aria-pressed={draft.reset}
              onClick={() => change({ reset: !draft.reset, text: draft.reset ? (config.value ?? "") : draft.text })}
            >
              Reset to default
            </Button>
          ) : null
        }
      >
        <ValueInput config={config} form={form} />
      </Field>
      <Fact label="About it">
        <ConfigDocumentation config={config} />
      </Fact>
    </FieldRows>
  );
}

function ValueInput({ config, form }: Omit<Props, "objection">) {
  const { draft, change, touch } = form;
  const choices = configChoices(config);
  const type = (text: string) => change({ text, reset: false });
  const shown = draft.reset ? (config.fallback ?? "") : draft.text;
  if (choices !== null) {
    const options = [...new Set([...choices, shown])].map((value) => ({
      value,
      label: value === "" ? "empty" : value,
    }));
    return <Select boxClassName="inline-flex w-72 align-middle" value={shown} options={options} onValueChange={type} />;
  }
  return (
    <Input
      mono
      boxClassName="inline-flex w-72 align-middle"
      type={config.sensitive ? "password" : "text"}
      value={shown}
      onChange={(event) => type(event.target.value)}
      onBlur={() => touch("text")}
    />
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-1 md:grid-cols-[7.25rem_minmax(0,1fr)]">
      <span className="font-medium">{label}</span>
      <div className="tn min-w-0 break-words">{children}</div>
    </div>
  );
}

function hintOf(config: TopicConfig, draft: ConfigDraft): string {
  if (draft.reset)
    return `The topic loses its own value; then ${config.fallback === null ? "Kafka's default" : valueWords(config.name, config.fallback)} holds.`;
  const unit = configUnit(config.name);
  const example =
    unit === "ms"
      ? "Write 90 min, 36h, 2 weeks, forever."
      : unit === "bytes"
        ? "Write 512 MiB, 1.5 GiB, unlimited."
        : "";
  return [echoOf(config, draft), example].filter(Boolean).join(" · ");
}
