"use client";

import { useRef, useState, type ReactNode } from "react";
import type { EnvironmentBadgeProps } from "./badge.tsx";
import { Button } from "./button.tsx";
import { CodeText } from "./code-text.tsx";
import { Dialog } from "./dialog.tsx";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";
import { Status } from "./status-mark.tsx";

export type ConfirmDialogProps = {
  open: boolean;
  onClose: () => void;
  /** "Delete orders?" */
  title: string;
  environment?: EnvironmentBadgeProps | undefined;
  /** The verb with its object: "Delete topic". */
  action: string;
  /**
   * For what cannot be undone: a name to type exactly ("Type the name of the topic"), or, without a noun, these very words; the
   * button is red until then and after.
   */
  typed?: { name: string; noun?: string } | undefined;
  /** Why it cannot be done at all (read-only, plan not there yet). */
  blocked?: string | null;
  busy?: boolean;
  /** Why it was refused: what happened, why, what to do. */
  error?: ReactNode;
  /** At the left of the foot, e.g. "Show command". */
  footStart?: ReactNode;
  /** The preview: what is changed or lost, in figures. */
  children: ReactNode;
  onConfirm: () => void;
};

/** The last step before something costly or irreversible. Focus starts on Cancel, nothing is typed in advance, pasting is allowed. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState("");
  const wanted = props.typed?.name;
  const locked = wanted === undefined || typed === wanted ? null : `Type ${wanted} to unlock this button.`;
  const blocked = props.blocked ?? locked;
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
      onSubmit={() => (blocked === null && !props.busy ? props.onConfirm() : undefined)}
      footer={
        <>
          <span className="mr-auto">{props.footStart}</span>
          <Button ref={cancel} onClick={close}>
            Cancel
          </Button>
          <Button
            type="submit"
            variant={wanted === undefined ? "primary" : "destroy"}
            blocked={blocked}
            busy={props.busy}
          >
            {props.action}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <div className="text-ink-2">{props.children}</div>
        {props.typed ? (
          <Field
            label={props.typed.noun ? `Type the name of the ${props.typed.noun}` : `Type “${props.typed.name}”`}
            layout="small"
          >
            <Input
              mono
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              end={
                typed === wanted ? (
                  <Status status="ok" className="text-2xs">
                    matches
                  </Status>
                ) : null
              }
            />
          </Field>
        ) : null}
        {props.error ? (
          <div role="alert" className="text-critical-text">
            <CodeText>{props.error}</CodeText>
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}
