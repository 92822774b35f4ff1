"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { httpRequest } from "#components/shared/http-request.ts";
import { PlanDialog } from "#components/shared/plan-dialog.tsx";
import { planCommands } from "#components/shared/plan-preview.tsx";
import type { EnvironmentBadgeProps } from "#components/ui/badge.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { topics } from "#lib/client/endpoints.ts";
import { asProblem } from "#lib/client/problem-error.ts";
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
  const toast = useToast();
  const error = remove.error ?? (planned.data === undefined ? planned.error : null);
  const confirm = (planId: string) =>
    remove.mutate(
      { planId, confirm: topic },
      {
        onSuccess: () => {
          toast({ text: `Deleted ${topic}.` });
          onClose();
          onDeleted?.();
        },
      },
    );
  return (
    <PlanDialog
      title={`Delete ${topic}?`}
      environment={environment}
      action="Delete topic"
      typed={{ name: topic, noun: "topic" }}
      planned={planned.data ?? null}
      problem={error === null ? null : asProblem(error)}
      reading="What would be lost is still being read."
      commands={(plan) => {
        const http = httpRequest(topics.delete, { cluster, topic }, { planId: plan.planId, confirm: topic });
        return planCommands(plan, "kafka-topics.sh", http);
      }}
      busy={remove.isPending}
      onClose={onClose}
      onConfirm={confirm}
    />
  );
}
