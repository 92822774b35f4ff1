"use client";

import { useState } from "react";
import type { EnvironmentBadgeProps } from "#components/ui/badge.tsx";
import { CommandDrawer, CommandToggle, type Command } from "#components/ui/command-drawer.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { PlanView } from "#components/ui/plan-view.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Plan } from "#lib/contracts/plan.ts";
import type { Problem } from "#lib/contracts/problem.ts";
import { planOfConflict } from "./conflict-plan.ts";

type PlanDialogProps = {
  title: string;
  environment: EnvironmentBadgeProps | undefined;
  action: string;
  /** For what cannot be undone: the name to type. */
  typed?: { name: string; noun: string };
  /** Null while it is being read. */
  planned: Plan | null;
  /** Why there is no plan, or why it was not carried out. A conflict brings the new plan, which is then shown. */
  problem: Problem | null;
  /** Why the button is locked until the plan is there: "What would be lost is still being read." */
  reading: string;
  commands: (plan: Plan) => Command[];
  busy: boolean;
  onClose: () => void;
  onConfirm: (planId: string) => void;
};

/** An act that needs no input: its plan, then the verb. */
export function PlanDialog(props: PlanDialogProps) {
  const { problem, planned } = props;
  const [shown, setShown] = useState(false);
  const fresh = problem === null ? null : planOfConflict(problem);
  const plan = fresh ?? planned;
  return (
    <ConfirmDialog
      open
      onClose={props.onClose}
      title={props.title}
      environment={props.environment}
      action={props.action}
      typed={props.typed}
      blocked={plan === null ? props.reading : null}
      busy={props.busy}
      error={fresh === null ? problem?.detail : null}
      footStart={plan === null ? null : <CommandToggle shown={shown} onChange={setShown} />}
      onConfirm={() => (plan === null ? undefined : props.onConfirm(plan.planId))}
    >
      {plan !== null ? (
        <PlanView {...plan} changed={fresh !== null} />
      ) : problem === null ? (
        <div role="status" aria-label={props.reading} className="grid gap-3 py-1">
          <Skeleton className="w-64" />
          <Skeleton className="w-48" />
        </div>
      ) : null}
      {shown && plan !== null ? <CommandDrawer commands={props.commands(plan)} /> : null}
    </ConfirmDialog>
  );
}
