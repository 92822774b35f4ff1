"use client";

import { useRef, useState, type ReactNode } from "react";
import type { EnvironmentBadgeProps } from "./badge.tsx";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";
import { Status } from "./status-mark.tsx";

export type TypedNameDialogProps = {
  open: boolean;
  onClose: () => void;
  /** "Delete orders?" */
  title: string;
  environment?: EnvironmentBadgeProps;
  /** The name to type, compared exactly. */
  name: string;
  /** "topic": completes "Type the name of the …". */
  noun: string;
  /** "Delete topic". */
  action: string;
  /** What is lost, in figures. */
  children: ReactNode;
  /** Why it cannot be done at all (read-only, plan not there yet). */
  blocked?: string | null;
  busy?: boolean;
  /** Why it was refused: what happened, why, what to do. */
  error?: ReactNode;
  /** At the left of the foot, e.g. "Show command". */
  footStart?: ReactNode;
  onConfirm: (typed: string) => void;
};

/** The last step before something irreversible. Focus starts on Cancel, nothing is typed in advance, pasting is allowed. */
export function TypedNameDialog(props: TypedNameDialogProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState("");
  const matches = typed === props.name;
  const blocked = props.blocked ?? (matches ? null : `Type ${props.name} to unlock this button.`);
  const close = () => {
    setTyped("");
    props.onClose();
  };
  return (
    <Dialog
      open={props.open}
      onClose={close}
      title={props.title}
      size="confirm"
      environment={props.environment}
      initialFocus={cancel}
      onSubmit={() => (blocked === null && !props.busy ? props.onConfirm(typed) : undefined)}
      footer={
        <>
          <span className="mr-auto">{props.footStart}</span>
          <Button ref={cancel} onClick={close}>
            Cancel
          </Button>
          <Button type="submit" variant="destroy" blocked={blocked} busy={props.busy}>
            {props.action}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <div className="text-ink-2">{props.children}</div>
        <Field label={`Type the name of the ${props.noun}`} layout="small">
          <Input
            mono
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            end={
              matches ? (
                <Status status="ok" className="text-2xs">
                  matches
                </Status>
              ) : null
            }
          />
        </Field>
        {props.error ? (
          <div role="alert" className="text-critical-text">
            {props.error}
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}
