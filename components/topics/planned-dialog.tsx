"use client";

import { useState, type ReactNode } from "react";
import { planCommands, PlanPreview, PlanVerdict } from "#components/shared/plan-preview.tsx";
import type { EnvironmentBadgeProps } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { CommandToggle } from "#components/ui/command-drawer.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import type { usePlannedChange } from "./use-planned-change.ts";

type PlannedDialogProps = {
  title: string;
  environment: EnvironmentBadgeProps | undefined;
  /** There is input that would be lost. */
  dirty: boolean;
  change: ReturnType<typeof usePlannedChange>;
  /** "Before you create". */
  heading: string;
  /** What stands for the preview while the form is faulty. */
  incomplete: string;
  /** Kafka's own tool whose line the plan carries. */
  tool: string;
  /** The call of the console, for the command drawer. */
  http: string;
  action: string;
  /** The act cannot be undone on a cluster where that weighs. */
  destroys?: boolean;
  onClose: () => void;
  children: ReactNode;
};

/** A form at the left; at the right what the cluster would do, and the same as commands. */
export function PlannedDialog(props: PlannedDialogProps) {
  const { change } = props;
  const [shown, setShown] = useState(true);
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      size="drawer"
      environment={props.environment}
      dirty={props.dirty && !change.done}
      onSubmit={change.submit}
      side={
        <PlanPreview
          heading={props.heading}
          plan={change.plan}
          changed={change.changed}
          waiting={
            change.checking
              ? "Asking the cluster what it would do."
              : change.refused
                ? "The cluster refuses this."
                : props.incomplete
          }
          commands={planCommands(change.plan, props.tool, props.http)}
          shown={shown}
        />
      }
      footer={
        <>
          <CommandToggle shown={shown} onChange={setShown} />
          <PlanVerdict checking={change.checking} agreed={change.plan !== null} fault={change.fault} />
          <Button onClick={props.onClose}>Cancel</Button>
          <Button type="submit" variant={props.destroys ? "destroy" : "primary"} busy={change.busy}>
            {props.action} <Kbd keys={["Mod", "↵"]} onAccent />
          </Button>
        </>
      }
    >
      <div ref={change.body}>{props.children}</div>
    </Dialog>
  );
}
