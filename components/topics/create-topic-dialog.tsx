"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useMemo, useRef, useState } from "react";
import { useDebounced } from "#components/shared/use-debounced.ts";
import { focusFirstFault, useDraft } from "#components/shared/use-draft.ts";
import type { EnvironmentBadgeProps } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { CommandToggle } from "#components/ui/command-drawer.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { Plan } from "#lib/contracts/plan.ts";
import type { CreateTopicInput } from "#lib/contracts/topics.ts";
import { pagePath } from "#lib/format/urls.ts";
import { planOfConflict } from "#components/shared/conflict-plan.ts";
import { createInputOf, initialCreate, refusedFields } from "./create-form.ts";
import { CreateTopicFields } from "./create-topic-fields.tsx";
import { CreateTopicPreview, PlanVerdict } from "./create-topic-preview.tsx";
import { topicMutations, topicQueries } from "./queries.ts";

type Props = {
  cluster: string;
  /** Serving brokers; null when they are not known. */
  brokers: number | null;
  environment: EnvironmentBadgeProps | undefined;
  onClose: () => void;
};

export function CreateTopicDialog({ cluster, brokers, environment, onClose }: Props) {
  const body = useRef<HTMLDivElement>(null);
  const [initial] = useState(() => initialCreate(brokers));
  const form = useDraft(initial, (draft) => faultsOf(createInputOf(draft, brokers)));
  const checked = useMemo(() => createInputOf(form.draft, brokers), [form.draft, brokers]);
  const input = "input" in checked ? checked.input : null;
  const settled = useDebounced(input, 350);
  const planned = useQuery(topicQueries.planCreate(cluster, settled));
  const [fresh, setFresh] = useState<{ plan: Plan; input: CreateTopicInput } | null>(null);
  const [shown, setShown] = useState(true);
  const client = useQueryClient();
  const create = useMutation(topicMutations.create(cluster));
  const toast = useToast();
  const router = useRouter();

  const changed = fresh !== null && fresh.input === input ? fresh.plan : null;
  const current = settled === input ? planned : null;
  // What the cluster says about the input as it stands, before anybody submits.
  const objections = current?.isError ? refusedFields(asProblem(current.error)) : {};

  const run = useMutation({
    mutationFn: async (wanted: CreateTopicInput) => {
      const plan = changed ?? (await client.fetchQuery(topicQueries.planCreate(cluster, wanted)));
      return create.mutateAsync({ ...wanted, planId: plan.planId });
    },
    onSuccess: ({ name, partitions }) => {
      const href = pagePath("/clusters/[cluster]/topics/[topic]", { cluster, topic: name });
      toast({
        text: `Created ${name} with ${partitions} ${partitions === 1 ? "partition" : "partitions"}.`,
        action: { label: "Open topic", onAction: () => router.push(href) },
      });
      onClose();
    },
    onError: (error, wanted) => {
      const problem = asProblem(error);
      const plan = planOfConflict(problem);
      setFresh(plan === null ? null : { plan, input: wanted });
      form.refuse(refusedFields(problem));
      focusFirstFault(body.current);
    },
  });

  const submit = () => {
    form.reveal();
    if (run.isPending) return;
    if (input === null) focusFirstFault(body.current);
    else run.mutate(input);
  };
  const plan = changed ?? current?.data ?? null;
  return (
    <Dialog
      open
      onClose={onClose}
      title="Create topic"
      size="drawer"
      environment={environment}
      dirty={form.dirty && !run.isSuccess}
      onSubmit={submit}
      side={<CreateTopicPreview cluster={cluster} input={input} plan={plan} changed={changed !== null} shown={shown} />}
      footer={
        <>
          <CommandToggle shown={shown} onChange={setShown} />
          <PlanVerdict
            checking={input !== null && plan === null && !(current?.isError ?? false)}
            agreed={plan !== null}
            fault={generalFault(run.error ?? current?.error ?? null)}
          />
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={run.isPending}>
            Create topic <Kbd keys={["Mod", "↵"]} onAccent />
          </Button>
        </>
      }
    >
      <div ref={body}>
        <CreateTopicFields form={form} brokers={brokers} objections={objections} />
      </div>
    </Dialog>
  );
}

function faultsOf(checked: ReturnType<typeof createInputOf>) {
  return "faults" in checked ? checked.faults : {};
}

/** A fault that belongs to no field; a conflict shows as the new plan instead. */
function generalFault(error: unknown): string | null {
  if (error === null) return null;
  const problem = asProblem(error);
  if (planOfConflict(problem) !== null || Object.keys(refusedFields(problem)).length > 0) return null;
  return problem.detail;
}
