"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { useState, type FormEvent, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { EnvironmentBadge, type EnvironmentBadgeProps } from "./badge.tsx";
import { Button } from "./button.tsx";
import { cx } from "./cx.ts";
import { IconButton } from "./icon-button.tsx";

const widths = { confirm: "w-110", form: "w-160", drawer: "w-266" };

export type DialogProps = {
  open: boolean;
  /** Called when it should go away; with `dirty` only after the person agreed. */
  onClose: () => void;
  title: ReactNode;
  /** One sentence under the title for screen readers; visible text belongs in the body. */
  description?: string;
  /** 440, 640 or 1064 px. */
  size?: keyof typeof widths;
  /** Where it acts; required in spirit for everything that changes a production cluster. */
  environment?: EnvironmentBadgeProps;
  /** There is input that would be lost: closing asks first. */
  dirty?: boolean;
  /** Wraps body and foot in a form; ⌘↵ submits too. */
  onSubmit?: () => void;
  /** Where the focus starts; the first field without it. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** Second column of the wide size: command, preview. Below the body when narrow. */
  side?: ReactNode;
  /** Buttons, the last one at the right acts. Text may stand before them. */
  footer?: ReactNode;
  children: ReactNode;
};

export function Dialog(props: DialogProps) {
  const [asking, setAsking] = useState(false);
  const close = () => {
    setAsking(false);
    props.onClose();
  };
  const wish = () => (props.dirty && !asking ? setAsking(true) : asking ? setAsking(false) : close());
  return (
    <Radix.Root open={props.open} onOpenChange={(open) => (open ? undefined : wish())}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-(--z-dialog) grid animate-fade grid-cols-[minmax(0,1fr)] place-items-center overflow-y-auto bg-scrim p-4">
          <Radix.Content
            aria-describedby={undefined}
            aria-description={props.description}
            onOpenAutoFocus={(event) => {
              event.preventDefault();
              startOf(event.currentTarget, props.initialFocus?.current ?? null)?.focus();
            }}
            // The search of an editor closes first.
            onEscapeKeyDown={(event) => {
              if (event.target instanceof Element && event.target.closest(".cm-panel")) event.preventDefault();
            }}
            // A message in the corner is no way out.
            onInteractOutside={(event) => {
              if (event.target instanceof Element && event.target.closest("[data-messages]")) event.preventDefault();
            }}
            tabIndex={-1}
            className={cx(
              "raised flex max-h-[calc(100dvh-40px)] max-w-full animate-dialog flex-col overflow-hidden rounded-lg text-sm shadow-dialog outline-none",
              widths[props.size ?? "form"],
            )}
          >
            <header className="flex h-12 shrink-0 items-center gap-2.5 border-b border-line pr-3 pl-5">
              <Radix.Title className="min-w-0 truncate text-md font-semibold tracking-title">{props.title}</Radix.Title>
              {props.environment ? <EnvironmentBadge {...props.environment} /> : null}
              <IconButton label="Close" keys={["Esc"]} onClick={wish} className="ml-auto">
                <X aria-hidden className="size-4" />
              </IconButton>
            </header>
            <DialogForm onSubmit={props.onSubmit}>
              <div
                className={cx(
                  "min-h-0 flex-1",
                  props.side
                    ? "flex flex-col overflow-y-auto lg:grid lg:grid-cols-[minmax(0,1fr)_25.25rem] lg:overflow-hidden"
                    : "overflow-y-auto",
                )}
              >
                <div className={cx("px-5 py-3", props.side ? "lg:overflow-y-auto" : "")}>{props.children}</div>
                {props.side ? (
                  <aside className="min-w-0 border-t border-line bg-sunken lg:overflow-y-auto lg:border-t-0 lg:border-l">
                    {props.side}
                  </aside>
                ) : null}
              </div>
              {asking ? (
                <DiscardQuestion onKeep={() => setAsking(false)} onDiscard={close} />
              ) : props.footer ? (
                <footer className="flex min-h-13 shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line py-2 pr-4 pl-5">
                  {props.footer}
                </footer>
              ) : null}
            </DialogForm>
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The first field; a dialog without one has the focus itself, so that no tooltip of its Close button opens. */
function startOf(dialog: EventTarget | null, wished: HTMLElement | null): HTMLElement | null {
  if (wished || !(dialog instanceof HTMLElement)) return wished;
  const field = "input:not([type=hidden]), textarea, select, [role=radio][aria-checked=true], [role=combobox]";
  return dialog.querySelector<HTMLElement>(field) ?? dialog;
}

function DialogForm({ onSubmit, children }: { onSubmit?: () => void; children: ReactNode }) {
  const className = "flex min-h-0 flex-1 flex-col";
  if (!onSubmit) return <div className={className}>{children}</div>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A dialog may stand inside another form of the React tree.
    event.stopPropagation();
    onSubmit();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    onSubmit();
  };
  return (
    <form noValidate onSubmit={submit} onKeyDown={keys} className={className}>
      {children}
    </form>
  );
}

function DiscardQuestion({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) {
  return (
    <div
      role="alertdialog"
      aria-label="Discard what you entered?"
      className="flex min-h-13 shrink-0 items-center gap-2 border-t border-warning-line bg-warning-soft pr-4 pl-5"
    >
      <span className="mr-auto font-medium">Discard what you entered?</span>
      <Button autoFocus onClick={onKeep}>
        Keep editing
      </Button>
      <Button variant="danger" onClick={onDiscard}>
        Discard
      </Button>
    </div>
  );
}

/** Text at the left of a dialog's foot. */
export function DialogNote({ children }: { children: ReactNode }) {
  return <span className="mr-auto min-w-0 text-xs text-ink-3">{children}</span>;
}
