"use client";

import type { useDraft } from "#components/shared/use-draft.ts";
import { CodeEditor } from "#components/ui/code-editor.tsx";
import { Field } from "#components/ui/field.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { formatInteger } from "#lib/format/int64.ts";
import { keyBytes, type PayloadDraft, type PayloadKind, type ProduceDraft } from "./produce-input.ts";

export type ProduceForm = ReturnType<typeof useDraft<ProduceDraft>>;

type Props = { label: string; noun: "key" | "value"; form: ProduceForm; field: "key" | "value" };

/** A key or a value: text, checked JSON, hex, or none at all, which is not the same as empty. */
export function PayloadField({ label, noun, form, field }: Props) {
  const payload = form.draft[field];
  const change = (patch: Partial<PayloadDraft>) => {
    const next = { ...payload, ...patch };
    form.change(field === "key" ? { key: next } : { value: next });
  };
  const control = {
    value: payload.kind === "null" ? "" : payload.text,
    placeholder: payload.kind === "null" ? "null" : undefined,
    onChange: (text: string) => change({ text, kind: payload.kind === "null" ? "text" : payload.kind }),
    onBlur: () => form.touch(field),
  };
  return (
    <Field
      label={label}
      layout="left"
      error={form.fault(field)}
      hint={hintOf(payload, noun)}
      after={
        <Segmented<PayloadKind>
          label={`Kind of ${noun}`}
          size="sm"
          className="mt-1.5"
          value={payload.kind}
          onChange={(kind) => change({ kind })}
          options={[
            { value: "text", label: "Text" },
            { value: "json", label: "JSON" },
            { value: "hex", label: "Hex" },
            { value: "null", label: noun === "value" ? "Null (tombstone)" : "Null" },
          ]}
        />
      }
    >
      {noun === "value" || payload.kind === "json" ? (
        <CodeEditor rows={noun === "value" ? 7 : 3} language={payload.kind === "json" ? "json" : "text"} {...control} />
      ) : (
        <Textarea mono rows={1} {...control} onChange={(event) => control.onChange(event.target.value)} />
      )}
    </Field>
  );
}

function hintOf(payload: PayloadDraft, noun: "key" | "value"): string {
  if (payload.kind === "null") {
    return noun === "value"
      ? "No value: in a compacted topic this removes the key."
      : "No key: any partition may take the record.";
  }
  if (payload.text === "" && payload.kind !== "json") return "Empty: 0 bytes, which is not null.";
  const bytes = keyBytes(payload)?.length ?? null;
  if (bytes === null) return "";
  const size = `${formatInteger(bytes)} ${bytes === 1 ? "byte" : "bytes"}`;
  if (payload.kind === "json") return `${size}, sent as typed: numbers and spaces stay.`;
  return payload.kind === "hex" ? size : `${size} of UTF-8.`;
}
