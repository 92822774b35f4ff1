"use client";

import { useState, type ReactNode, type RefObject } from "react";
import { environmentOf } from "#components/shared/write-access.ts";
import { Button } from "#components/ui/button.tsx";
import { CommandDrawer, CommandToggle } from "#components/ui/command-drawer.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { FieldRows } from "#components/ui/field.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import type { ClusterSummary } from "#lib/contracts/clusters.ts";
import type { TestClientInput } from "#lib/contracts/test-clients.ts";
import { commandsOf } from "./commands.ts";

type Props = {
  title: string;
  action: string;
  cluster: ClusterSummary;
  /** Null while the form has faults. */
  input: TestClientInput | null;
  dirty: boolean;
  busy: boolean;
  /** A fault that belongs to no field. */
  fault: string | null;
  body: RefObject<HTMLDivElement | null>;
  onSubmit: () => void;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
};

/** What the two dialogs that start a test client have in common. */
export function StartDialog({
  title,
  action,
  cluster,
  input,
  dirty,
  busy,
  fault,
  body,
  onSubmit,
  onClose,
  children,
}: Props) {
  const [shown, setShown] = useState(false);
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      environment={environmentOf(cluster)}
      dirty={dirty}
      onSubmit={onSubmit}
      footer={
        <>
          <CommandToggle shown={shown} onChange={setShown} />
          {fault === null ? null : (
            <span role="alert" className="mr-auto min-w-0 flex-1 text-xs text-critical-text">
              {fault}
            </span>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {action} <Kbd keys={["Mod", "↵"]} onAccent />
          </Button>
        </>
      }
    >
      <div ref={body}>
        <FieldRows>{children}</FieldRows>
      </div>
      {shown && input !== null ? (
        <div className="-mx-5 -mb-3 border-t border-line bg-sunken">
          <CommandDrawer commands={commandsOf(cluster, input)} />
        </div>
      ) : null}
    </Dialog>
  );
}
