"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { httpRequest } from "#components/shared/http-request.ts";
import { PlanDialog } from "#components/shared/plan-dialog.tsx";
import { planCommands } from "#components/shared/plan-preview.tsx";
import type { EnvironmentBadgeProps } from "#components/ui/badge.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { schemas } from "#lib/client/endpoints.ts";
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
  const error = remove.error ?? (planned.data === undefined ? planned.error : null);
  const confirm = (planId: string) =>
    remove.mutate(planId, {
      onSuccess: () => {
        toast({ text: `Deleted ${subject} softly; its ids stay.` });
        onClose();
        onDeleted?.();
      },
    });
  return (
    <PlanDialog
      title={`Delete ${subject}?`}
      environment={environment}
      action="Delete subject"
      planned={planned.data ?? null}
      problem={error === null ? null : asProblem(error)}
      reading="What would be hidden is still being read."
      commands={(plan) =>
        planCommands(plan, "curl", httpRequest(schemas.delete, { cluster, subject }, { planId: plan.planId }))
      }
      busy={remove.isPending}
      onClose={onClose}
      onConfirm={confirm}
    />
  );
}
