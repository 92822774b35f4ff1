"use client";

import { createContext, useContext, useId, type ReactNode } from "react";
import { CodeText } from "./code-text.tsx";
import { cx } from "./cx.ts";
import { StatusMark } from "./status-mark.tsx";

type FieldAria = { id: string; labelId: string; describedBy: string | undefined; invalid: boolean };

const FieldContext = createContext<FieldAria | null>(null);

/** Attributes that tie a control to its label, hint and error; a control outside a field gets none. */
export function useFieldAria(): { id?: string; "aria-describedby"?: string; "aria-invalid"?: true } {
  const field = useContext(FieldContext);
  if (!field) return {};
  return {
    id: field.id,
    "aria-describedby": field.describedBy,
    "aria-invalid": field.invalid ? true : undefined,
  };
}

/** Id of the label, for a control that no `<label>` can name. */
export function useFieldLabel(): string {
  return useContext(FieldContext)?.labelId ?? "";
}

const left = "grid gap-x-4 gap-y-1 md:grid-cols-[7.25rem_minmax(0,1fr)]";

type FieldProps = {
  label: ReactNode;
  /** The consequence of the value, under the control. The error takes its place. */
  hint?: ReactNode;
  error?: string | null;
  /** `left` in dialogs of 640 px and wider, `above` elsewhere; `row` in a grid of several, the notes of all under them. */
  layout?: "left" | "above" | "small" | "row";
  /** Exactly one control that reads `useFieldAria` (Input, Textarea, Select, NumberInput, CodeEditor). */
  children: ReactNode;
  /** Further things on the control's line or under it, before the hint. */
  after?: ReactNode;
  className?: string;
};

export function Field({ label, hint, error, layout = "above", children, after, className }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const invalid = Boolean(error);
  const note = error ? (
    <span role="alert" className="flex gap-1.5 text-critical-text">
      <StatusMark status="critical" className="mt-1" />
      <span className="min-w-0">
        <CodeText>{error}</CodeText>
      </span>
    </span>
  ) : typeof hint === "string" && hint !== "" ? (
    <CodeText>{hint}</CodeText>
  ) : (
    hint
  );
  const hasNote = note !== null && note !== undefined && note !== false && note !== "";
  const noteLine = hasNote ? (
    <div
      id={noteId}
      className={cx(
        "text-xs text-ink-3 [&_b]:font-medium [&_b]:text-ink",
        layout === "row" ? "order-1 col-span-full" : "mt-1.25",
      )}
    >
      {note}
    </div>
  ) : null;
  return (
    <FieldContext value={{ id, labelId: `${id}-label`, describedBy: hasNote ? noteId : undefined, invalid }}>
      <div className={cx(layout === "left" && left, layout === "row" && "contents", className)}>
        <div className={layout === "row" ? "min-w-0" : "contents"}>
          <label
            id={`${id}-label`}
            htmlFor={id}
            // An editor is no control that a browser would focus by its label.
            onClick={() => document.getElementById(id)?.focus()}
            className={cx(
              "block",
              layout === "small" || layout === "row" ? "mb-0.75 text-xs leading-4 text-ink-3" : "font-medium",
              layout === "left" && "md:pt-1",
              layout === "above" && "mb-1",
            )}
          >
            {label}
          </label>
          <div className="min-w-0">
            {children}
            {after}
            {layout === "row" ? null : noteLine}
          </div>
        </div>
        {layout === "row" ? noteLine : null}
      </div>
    </FieldContext>
  );
}

/** Rows of fields with hairlines between them, as in the wide dialogs. */
export function FieldRows({ children }: { children: ReactNode }) {
  return <div className="divide-y divide-line [&>*]:py-2.75">{children}</div>;
}
