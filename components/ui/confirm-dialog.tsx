"use client";

import { useRef, type ReactNode } from "react";
import type { EnvironmentBadgeProps } from "./badge.tsx";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

export type ConfirmDialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  environment?: EnvironmentBadgeProps;
  /** The verb with its object: "Cancel job". */
  action: string;
  blocked?: string | null;
  busy?: boolean;
  error?: ReactNode;
  /** The preview. */
  children: ReactNode;
  onConfirm: () => void;
};

/** For what is costly and can be done again: preview and a verb. What cannot be undone takes `TypedNameDialog`. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      size="confirm"
      environment={props.environment}
      initialFocus={cancel}
      onSubmit={() => (props.busy || props.blocked ? undefined : props.onConfirm())}
      footer={
        <>
          <Button ref={cancel} onClick={props.onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" blocked={props.blocked} busy={props.busy}>
            {props.action}
          </Button>
        </>
      }
    >
      <div className="grid gap-3 text-ink-2">
        {props.children}
        {props.error ? (
          <div role="alert" className="text-critical-text">
            {props.error}
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}
