"use client";

import { useMutation } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { httpRequest } from "#components/shared/http-request.ts";
import { planCommands, PlanPreview, PlanVerdict } from "#components/shared/plan-preview.tsx";
import { focusFirstFault, useDraft, type Faults } from "#components/shared/use-draft.ts";
import type { EnvironmentBadgeProps } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { CommandToggle } from "#components/ui/command-drawer.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field, FieldRows } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { NumberInput } from "#components/ui/number-input.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { topicPartitions } from "#lib/contracts/topic-configs.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { KeyRouting } from "./key-routing.tsx";
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
  const body = useRef<HTMLDivElement>(null);
  const [initial] = useState((): Draft => ({ total: String(partitions + 1), name: "" }));
  const typed = environment?.environment === "production" ? topic : null;
  const form = useDraft(initial, (draft) => faultsOf(draft, typed));
  const total = totalOf(form.draft.total);
  const input = useMemo(() => (total === null ? null : { total }), [total]);
  const [shown, setShown] = useState(true);
  const add = useMutation(topicMutations.addPartitions(cluster, topic));
  const toast = useToast();
  const change = usePlannedChange({
    input,
    planned: (next) => topicQueries.planPartitions(cluster, topic, next),
    apply: (next, planId) => add.mutateAsync({ ...next, planId }),
    faultsOf: (problem): Faults => (problem.errors?.[0] ? { total: problem.errors[0].message } : {}),
    onDone: (done) => {
      toast({ text: `${topic} has ${formatInteger(done.partitions)} partitions now.` });
      onClose();
    },
    onRefused: (faults) => {
      form.refuse(faults);
      focusFirstFault(body.current);
    },
  });
  const submit = () => {
    form.reveal();
    if (form.valid) change.submit();
    else focusFirstFault(body.current);
  };
  const { plan } = change;
  const http = httpRequest(topicPartitions.create, { cluster, topic }, { ...input, planId: plan?.planId });
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Add partitions to ${topic}`}
      size="drawer"
      environment={environment}
      dirty={form.dirty && !change.done}
      onSubmit={submit}
      side={
        <PlanPreview
          heading="Before you add them"
          plan={plan}
          changed={change.changed}
          waiting={
            change.checking ? "Asking the cluster what it would do." : "The preview stands here once the number fits."
          }
          commands={planCommands(plan, "kafka-topics.sh", http)}
          shown={shown}
        />
      }
      footer={
        <>
          <CommandToggle shown={shown} onChange={setShown} />
          <PlanVerdict checking={change.checking} agreed={plan !== null} fault={change.fault} />
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant={typed === null ? "primary" : "destroy"} busy={change.busy}>
            Add partitions <Kbd keys={["Mod", "↵"]} onAccent />
          </Button>
        </>
      }
    >
      <div ref={body}>
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
      </div>
    </Dialog>
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
