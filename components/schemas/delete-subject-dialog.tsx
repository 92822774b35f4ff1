"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { planOfConflict } from "#components/shared/conflict-plan.ts";
import type { EnvironmentBadgeProps } from "#components/ui/badge.tsx";
import { CommandDrawer } from "#components/ui/command-drawer.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { PlanView } from "#components/ui/plan-view.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import { schemaMutations, schemaQueries } from "./queries.ts";

type Props = {
  cluster: string;
  subject: string;
  environment: EnvironmentBadgeProps | undefined;
  onClose: () => void;
  onDeleted?: () => void;
};

/** A soft delete hides and can be taken back by registering again: preview and a verb, no typed name. */
export function DeleteSubjectDialog({ cluster, subject, environment, onClose, onDeleted }: Props) {
  const planned = useQuery(schemaQueries.deletion(cluster, subject));
  const remove = useMutation(schemaMutations.delete(cluster, subject));
  const toast = useToast();
  const fresh = remove.isError ? planOfConflict(asProblem(remove.error)) : null;
  const plan = fresh ?? planned.data ?? null;
  const confirm = () => {
    if (plan === null) return;
    remove.mutate(plan.planId, {
      onSuccess: () => {
        toast({ text: `Deleted ${subject} softly; its ids stay.` });
        onClose();
        onDeleted?.();
      },
    });
  };
  const fault =
    remove.isError && fresh === null
      ? asProblem(remove.error).detail
      : planned.isError && plan === null
        ? asProblem(planned.error).detail
        : null;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Delete ${subject}?`}
      environment={environment}
      action="Delete subject"
      blocked={plan === null ? "What would be hidden is still being read." : null}
      busy={remove.isPending}
      error={fault}
      onConfirm={confirm}
    >
      {plan === null ? (
        <div role="status" aria-label="Reading what would be hidden" className="grid gap-3 py-1">
          <Skeleton className="w-64" />
          <Skeleton className="w-48" />
        </div>
      ) : (
        <>
          <PlanView
            summary={plan.summary}
            items={plan.items}
            basis={plan.basis}
            warnings={plan.warnings}
            race={plan.race}
            changed={fresh !== null}
          />
          {plan.command === null ? null : <CommandDrawer commands={[{ label: "curl", text: plan.command }]} />}
        </>
      )}
    </ConfirmDialog>
  );
}
