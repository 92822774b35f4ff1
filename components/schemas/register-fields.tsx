"use client";

import type { useDraft } from "#components/shared/use-draft.ts";
import { CodeEditor } from "#components/ui/code-editor.tsx";
import { Field, FieldRows } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { schemaType, type SchemaVersion } from "#lib/contracts/schemas.ts";
import type { RegisterDraft } from "./register-draft.ts";
import { typeWords } from "./schema-words.ts";

type Props = { form: ReturnType<typeof useDraft<RegisterDraft>>; base: SchemaVersion | null };

const typeHints: Record<RegisterDraft["type"], string> = {
  AVRO: "Compact, and readers resolve old and new by field name.",
  PROTOBUF: "The text of a .proto file; readers resolve old and new by field number.",
  JSON: "Messages stay readable JSON; the schema describes them.",
};

export function RegisterFields({ form, base }: Props) {
  const { draft, change, touch, fault } = form;
  return (
    <FieldRows>
      {base === null ? (
        <Field
          label="Subject"
          error={fault("subject")}
          hint="For the values of a topic named orders, serialisers look for orders-value; for its keys, orders-key."
        >
          <Input
            mono
            value={draft.subject}
            onChange={(event) => change({ subject: event.target.value })}
            onBlur={() => touch("subject")}
          />
        </Field>
      ) : null}
      <Field label="Type" hint={typeHints[draft.type]}>
        <Select
          value={draft.type}
          onValueChange={(value) => change({ type: schemaType.catch("AVRO").parse(value) })}
          options={schemaType.options.map((value) => ({ value, label: typeWords(value) }))}
        />
      </Field>
      <Field label="Schema" error={fault("text")} hint={referenceHint(base)}>
        <CodeEditor
          rows={20}
          language={draft.type === "PROTOBUF" ? "text" : "json"}
          value={draft.text}
          onChange={(text) => change({ text })}
          onBlur={() => touch("text")}
        />
      </Field>
    </FieldRows>
  );
}

function referenceHint(base: SchemaVersion | null): string | null {
  if (base === null || base.references.length === 0) return null;
  const names = base.references.map((one) => `${one.name} (${one.subject} version ${one.version})`);
  return `Its references come along: ${names.join(", ")}.`;
}
