"use client";

import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { focusFirstFault, useDraft } from "#components/shared/use-draft.ts";
import type { EnvironmentBadgeProps } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { CodeText } from "#components/ui/code-text.tsx";
import { Dialog, DialogNote } from "#components/ui/dialog.tsx";
import { FieldRows } from "#components/ui/field.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { Problem } from "#lib/contracts/problem.ts";
import { checkJson } from "./check-json.ts";
import { HeaderRows } from "./header-rows.tsx";
import { PartitionChoice } from "./partition-choice.tsx";
import { PayloadField } from "./payload-field.tsx";
import { fieldOfPointer, produceInputOf, type ProduceDraft } from "./produce-input.ts";
import { recordMutations } from "./queries.ts";
import { useShowRecord } from "./use-show-record.ts";

type Props = {
  cluster: string;
  topic: string;
  /** Null while the topic is being read. */
  partitions: number | null;
  environment: EnvironmentBadgeProps | undefined;
  onClose: () => void;
};

/** A key starts as null and a value as text; typing into a null field makes it text. */
const initial: ProduceDraft = {
  key: { kind: "null", text: "" },
  value: { kind: "text", text: "" },
  headers: [],
  partition: null,
};

export function ProduceDialog({ cluster, topic, partitions, environment, onClose }: Props) {
  const body = useRef<HTMLDivElement>(null);
  const form = useDraft(initial, faultsOf);
  const produce = useMutation(recordMutations.produce(cluster, topic));
  const show = useShowRecord(cluster, topic);
  const submit = () => {
    form.reveal();
    const result = produceInputOf(form.draft, checkJson);
    if (produce.isPending) return;
    if ("faults" in result) return focusFirstFault(body.current);
    produce.mutate(result.input, {
      onSuccess: (landed) => {
        show(landed);
        onClose();
      },
      onError: (error) => {
        form.refuse(refusedFields(asProblem(error)));
        focusFirstFault(body.current);
      },
    });
  };
  const problem = produce.isError ? asProblem(produce.error) : null;
  const general = problem !== null && Object.keys(refusedFields(problem)).length === 0 ? problem.detail : null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Produce to ${topic}`}
      environment={environment}
      dirty={form.dirty && !produce.isSuccess}
      onSubmit={submit}
      footer={
        <>
          <DialogNote>
            {general === null ? (
              "Counts as written once all in-sync replicas have it."
            ) : (
              <span role="alert" className="text-critical-text">
                <CodeText>{general}</CodeText>
              </span>
            )}
          </DialogNote>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={produce.isPending}>
            Produce <Kbd keys={["Mod", "↵"]} onAccent />
          </Button>
        </>
      }
    >
      <div ref={body}>
        <FieldRows>
          <PayloadField label="Key" noun="key" form={form} field="key" />
          <PayloadField label="Value" noun="value" form={form} field="value" />
          <HeaderRows form={form} />
          <PartitionChoice form={form} partitions={partitions} />
        </FieldRows>
      </div>
    </Dialog>
  );
}

function faultsOf(draft: ProduceDraft): Record<string, string> {
  const result = produceInputOf(draft, checkJson);
  return "faults" in result ? Object.fromEntries(result.faults.map(({ field, message }) => [field, message])) : {};
}

function refusedFields(problem: Problem): Record<string, string> {
  return Object.fromEntries(
    (problem.errors ?? []).flatMap(({ pointer, message }) => {
      const field = fieldOfPointer(pointer);
      return field === null ? [] : [[field, message]];
    }),
  );
}
