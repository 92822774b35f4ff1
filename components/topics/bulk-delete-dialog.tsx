"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { httpRequest } from "#components/shared/http-request.ts";
import type { EnvironmentBadgeProps } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { CommandDrawer, CommandToggle, type Command } from "#components/ui/command-drawer.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { topics } from "#lib/client/endpoints.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { BulkDeletePlans, ReasonList } from "./bulk-delete-plans.tsx";
import {
  deletionWords,
  outcomeWords,
  refusals,
  splitPlans,
  topicCount,
  type Outcomes,
  type PlannedTopic,
} from "./bulk-deletion.ts";
import { topicMutations, topicQueries } from "./queries.ts";

type Props = {
  cluster: string;
  names: readonly string[];
  environment: EnvironmentBadgeProps | undefined;
  onClose: () => void;
  onOutcome: (outcomes: Outcomes) => void;
};

/** Deletes many topics: the plan of each, the act typed with its count, then the outcome of each. */
export function BulkDeleteDialog({ cluster, names, environment, onClose, onOutcome }: Props) {
  const plans = useQuery(topicQueries.deletions(cluster, names));
  const [done, setDone] = useState(0);
  const [shown, setShown] = useState(false);
  const toast = useToast();
  const run = useMutation(topicMutations.deleteAll(cluster, setDone));
  const { planned, faults } = splitPlans(plans.data ?? new Map());
  const reading = plans.isFetching;
  if (run.data !== undefined && refusals(run.data).length > 0)
    return (
      <Dialog
        open
        onClose={onClose}
        size="confirm"
        title={outcomeWords(run.data)}
        environment={environment}
        footer={<Button onClick={onClose}>Close</Button>}
      >
        <ReasonList label="Refused" reasons={refusals(run.data)} />
      </Dialog>
    );
  const confirm = () =>
    run.mutate(planned, {
      onSuccess: (outcomes) => {
        onOutcome(outcomes);
        if (refusals(outcomes).length > 0) return;
        toast({ text: `Deleted ${topicCount(outcomes.size)}.` });
        onClose();
      },
    });
  return (
    <ConfirmDialog
      open
      onClose={run.isPending ? stay : onClose}
      title={`Delete ${topicCount(names.length)}?`}
      environment={environment}
      action={planned.length === 1 ? "Delete topic" : "Delete topics"}
      typed={planned.length === 0 || reading ? undefined : { name: deletionWords(planned.length) }}
      blocked={
        reading
          ? "What would be lost is still being read."
          : planned.length === 0
            ? "None of these topics can be deleted."
            : null
      }
      busy={run.isPending}
      footStart={reading || planned.length === 0 ? null : <CommandToggle shown={shown} onChange={setShown} />}
      onConfirm={confirm}
    >
      <p role="status" className="mb-2.5">
        {reading
          ? `Reading what would be lost: ${formatInteger(planned.length + faults.length)} of ${topicCount(names.length)}.`
          : run.isPending
            ? `${formatInteger(done)} of ${topicCount(planned.length)} done.`
            : planned.length === 0
              ? ""
              : "Each topic is deleted on its own; what one is refused does not stop the others."}
      </p>
      <BulkDeletePlans planned={planned} faults={faults} />
      {shown ? <CommandDrawer commands={deletionCommands(cluster, planned)} /> : null}
    </ConfirmDialog>
  );
}

/** One line or request a topic. */
function deletionCommands(cluster: string, planned: readonly PlannedTopic[]): Command[] {
  const lines = planned.flatMap(({ plan }) => plan.command ?? []);
  const calls = planned.map(({ name, plan: { planId } }) =>
    httpRequest(topics.delete, { cluster, topic: name }, { planId, confirm: name }),
  );
  return [
    { label: "kafka-topics.sh", text: lines.join("\n") },
    { label: "HTTP request", text: calls.join("\n\n") },
  ];
}

/** What has begun is told to its end. */
function stay() {}
