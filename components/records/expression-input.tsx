"use client";

import { CircleHelp, SquareFunction } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { Status } from "#components/ui/status-mark.tsx";
import type { FilterFault } from "#lib/contracts/record-search.ts";

type Props = {
  expression: string | null;
  /** Faults of the filter as it stands; null while they are not known. */
  verdict: readonly FilterFault[] | null;
  onChange: (expression: string | null) => void;
  onSubmit: () => void;
};

/** A CEL expression over a record, with its validity. */
export function ExpressionInput({ expression, verdict, onChange, onSubmit }: Props) {
  const fault = verdict?.find(({ clause }) => clause === "expression");
  return (
    <Input
      aria-label="Expression"
      aria-invalid={fault ? true : undefined}
      mono
      boxClassName="min-w-56 flex-1 pr-1"
      placeholder={'value.status == "PAID" && value.amount > 100'}
      value={expression ?? ""}
      onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
      onKeyDown={(event) => (event.key === "Enter" && !event.metaKey && !event.ctrlKey ? onSubmit() : undefined)}
      lead={<SquareFunction aria-hidden />}
      end={
        <span className="flex shrink-0 items-center gap-1">
          {expression === null || verdict === null ? null : fault === undefined ? (
            <Status status="ok" className="text-2xs">
              valid
            </Status>
          ) : (
            <Status status="critical" className="text-2xs">
              {fault.position === null ? "not valid" : `column ${fault.position + 1}`}
            </Status>
          )}
          <Popover
            label="Expression help"
            align="end"
            className="w-96 p-3"
            trigger={
              <IconButton label="Expression help" size="sm" className="size-5">
                <CircleHelp aria-hidden />
              </IconButton>
            }
          >
            <ExpressionHelp />
          </Popover>
        </span>
      }
    />
  );
}

const examples = [
  { text: 'value.status == "PAID" && value.amount.minor >= 250000', words: "two fields of the value" },
  { text: 'key.startsWith("cust-")', words: "the key as text" },
  { text: 'headers["x-channel"] == "ecom"', words: "a header" },
  { text: "value.items.exists(item, item.sku == 7)", words: "any item of a list" },
  { text: "partition == 3 && offset > 9007199254740993", words: "a place, exact to the last digit" },
];

function ExpressionHelp() {
  return (
    <div className="grid gap-2 text-xs">
      <p className="text-ink-2">
        CEL over <code className="code">key</code>, <code className="code">value</code>,{" "}
        <code className="code">headers</code>, <code className="code">partition</code>,{" "}
        <code className="code">offset</code> and <code className="code">timestamp</code> (epoch milliseconds). Integers
        are exact; a record without the field does not match.
      </p>
      <dl className="grid gap-1.5">
        {examples.map(({ text, words }) => (
          <div key={text}>
            <dt className="text-ink-3">{words}</dt>
            <dd className="code break-words">{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
