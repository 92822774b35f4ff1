"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { httpRequest } from "#components/shared/http-request.ts";
import { useDraft, type Faults } from "#components/shared/use-draft.ts";
import type { EnvironmentBadgeProps } from "#components/ui/badge.tsx";
import { Field, FieldRows } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { NumberInput } from "#components/ui/number-input.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { topicPartitions } from "#lib/client/endpoints.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { KeyRouting } from "./key-routing.tsx";
import { PlannedDialog } from "./planned-dialog.tsx";
import { topicMutations, topicQueries } from "./queries.ts";
import { usePlannedChange } from "./use-planned-change.ts";

type Props = {
  cluster: string;
  topic: string;
  /** Partitions that it has. */
  partitions: number;
  environment: EnvironmentBadgeProps | undefined;
  onClose: () => void;
};

type Draft = { total: string; name: string };

/** Cannot be taken back: the plan says where keys go, and on production the name is typed. */
export function AddPartitionsDialog({ cluster, topic, partitions, environment, onClose }: Props) {
  const [initial] = useState((): Draft => ({ total: String(partitions + 1), name: "" }));
  const typed = environment?.environment === "production" ? topic : null;
  const form = useDraft(initial, (draft) => faultsOf(draft, typed));
  const total = totalOf(form.draft.total);
  const input = total === null ? null : { total };
  const add = useMutation(topicMutations.addPartitions(cluster, topic));
  const toast = useToast();
  const change = usePlannedChange({
    form,
    input,
    planned: (next) => topicQueries.planPartitions(cluster, topic, next),
    apply: (next, planId) => add.mutateAsync({ ...next, planId }),
    faultsOf: (problem): Faults => (problem.errors?.[0] ? { total: problem.errors[0].message } : {}),
    onDone: (done) => {
      toast({ text: `${topic} has ${formatInteger(done.partitions)} partitions now.` });
      onClose();
    },
  });
  const call = { ...input, planId: change.plan?.planId };
  return (
    <PlannedDialog
      title={`Add partitions to ${topic}`}
      environment={environment}
      dirty={form.dirty}
      change={change}
      heading="Before you add them"
      incomplete="The preview stands here once the number fits."
      tool="kafka-topics.sh"
      http={httpRequest(topicPartitions.create, { cluster, topic }, call)}
      action="Add partitions"
      destroys={typed !== null}
      onClose={onClose}
    >
      <FieldRows>
        <Field
          label="Partitions"
          layout="left"
          error={form.fault("total") ?? change.objections.total ?? null}
          hint={`In total; it has ${formatInteger(partitions)} now. They can never be taken away again, and most keys then land in another partition.`}
        >
          <NumberInput
            label="Partitions"
            className="w-32"
            min={partitions + 1}
            max={100_000}
            value={form.draft.total}
            onChange={(text) => form.change({ total: text })}
            onBlur={() => form.touch("total")}
          />
        </Field>
        {total === null ? null : <KeyRouting partitions={[partitions, total]} />}
        {typed === null ? null : (
          <Field
            label="Topic name"
            layout="left"
            error={form.fault("name")}
            hint={`Type \`${topic}\`: what is done to a production topic here cannot be undone.`}
          >
            <Input mono value={form.draft.name} onChange={(event) => form.change({ name: event.target.value })} />
          </Field>
        )}
      </FieldRows>
    </PlannedDialog>
  );
}

/** `typed` is the name to repeat, null where none is asked for. The lower bound is the cluster's to tell. */
function faultsOf(draft: Draft, typed: string | null): Faults {
  const faults: Faults = {};
  if (totalOf(draft.total) === null) faults.total = "The number of partitions is a whole number from 2 to 100,000.";
  if (typed !== null && draft.name !== typed) faults.name = `Type \`${typed}\` exactly.`;
  return faults;
}

function totalOf(text: string): number | null {
  const figure = /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0;
  return figure >= 2 && figure <= 100_000 ? figure : null;
}
