"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { EnvironmentBadgeProps } from "#components/ui/badge.tsx";
import { CommandDrawer, CommandToggle } from "#components/ui/command-drawer.tsx";
import { PlanView } from "#components/ui/plan-view.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { TypedNameDialog } from "#components/ui/typed-name-dialog.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { Plan } from "#lib/contracts/plan.ts";
import { planOfConflict } from "#components/shared/conflict-plan.ts";
import { topicMutations, topicQueries } from "./queries.ts";

type Props = {
  cluster: string;
  topic: string;
  environment: EnvironmentBadgeProps | undefined;
  onClose: () => void;
  onDeleted?: () => void;
};

/** The irreversible step: what is lost in figures, then the name typed exactly. */
export function DeleteTopicDialog({ cluster, topic, environment, onClose, onDeleted }: Props) {
  const planned = useQuery(topicQueries.deletion(cluster, topic));
  const remove = useMutation(topicMutations.delete(cluster, topic));
  const [shown, setShown] = useState(false);
  const toast = useToast();
  const fresh = remove.isError ? planOfConflict(asProblem(remove.error)) : null;
  const plan = fresh ?? planned.data ?? null;
  const confirm = (typed: string) => {
    if (plan === null) return;
    remove.mutate(
      { planId: plan.planId, confirm: typed },
      {
        onSuccess: () => {
          toast({ text: `Deleted ${topic}.` });
          onClose();
          onDeleted?.();
        },
      },
    );
  };
  const fault = remove.isError && fresh === null ? asProblem(remove.error).detail : null;
  return (
    <TypedNameDialog
      open
      onClose={onClose}
      title={`Delete ${topic}?`}
      environment={environment}
      name={topic}
      noun="topic"
      action="Delete topic"
      blocked={plan === null ? "What would be lost is still being read." : null}
      busy={remove.isPending}
      error={fault ?? (planned.isError && plan === null ? asProblem(planned.error).detail : null)}
      footStart={plan?.command ? <CommandToggle shown={shown} onChange={setShown} /> : null}
      onConfirm={confirm}
    >
      {plan === null ? <PlanSkeleton /> : <DeletionPlan plan={plan} changed={fresh !== null} />}
      {shown && plan?.command ? <CommandDrawer commands={[{ label: "kafka-topics.sh", text: plan.command }]} /> : null}
    </TypedNameDialog>
  );
}

function DeletionPlan({ plan, changed }: { plan: Plan; changed: boolean }) {
  return (
    <PlanView
      summary={plan.summary}
      items={plan.items}
      basis={plan.basis}
      warnings={plan.warnings}
      race={plan.race}
      changed={changed}
    />
  );
}

function PlanSkeleton() {
  return (
    <div role="status" aria-label="Reading what would be lost" className="grid gap-3 py-1">
      <Skeleton className="w-64" />
      <Skeleton className="w-48" />
    </div>
  );
}
