"use client";

import type { useDraft } from "#components/shared/use-draft.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { retentionMs, type CreateDraft } from "./create-form.ts";

const retentions = [
  { value: "1 day", label: "1 d" },
  { value: "7 days", label: "7 d" },
  { value: "30 days", label: "30 d" },
  { value: "forever", label: "forever" },
];

type Props = { form: ReturnType<typeof useDraft<CreateDraft>>; fault: string | null };

/** How long records are kept, in people's words; the hint echoes what is stored. */
export function RetentionField({ form, fault }: Props) {
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
