"use client";

import { ListFilter, Plus, X } from "lucide-react";
import { useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { Select } from "#components/ui/select.tsx";
import { fieldOperators, type FieldClause, type FilterFault } from "#lib/contracts/record-search.ts";
import { FieldNames } from "./field-names.tsx";

type Props = {
  cluster: string;
  topic: string;
  clauses: readonly FieldClause[];
  faults: readonly FilterFault[];
  onChange: (clauses: FieldClause[]) => void;
  onSubmit: () => void;
};

const empty: FieldClause = { path: "value.", operator: "=", value: "" };
const words: Partial<Record<FieldClause["operator"], string>> = {
  "starts-with": "starts with",
  "is-null": "is null",
};
const operators = fieldOperators.map((value) => ({ value, label: words[value] ?? value }));

/** Conditions on fields, one a line; a record must meet all. */
export function FieldClauses({ cluster, topic, clauses, faults, onChange, onSubmit }: Props) {
  const names = useId();
  const change = (at: number, patch: Partial<FieldClause>) =>
    onChange(clauses.map((clause, index) => (index === at ? { ...clause, ...patch } : clause)));
  return (
    <Popover
      label="Conditions on fields"
      className="w-136 max-w-[calc(100vw-2rem)] p-3"
      trigger={
        <Button onClick={() => (clauses.length === 0 ? onChange([empty]) : undefined)}>
          <ListFilter aria-hidden />
          Fields
          {clauses.length === 0 ? null : <span className="tn text-xs text-accent-text">{clauses.length}</span>}
        </Button>
      }
    >
      <FieldNames id={names} cluster={cluster} topic={topic} />
      <div className="grid gap-2">
        {clauses.map((clause, index) => (
          <div key={index} role="group" aria-label={`Condition ${index + 1}`} className="flex items-center gap-2">
            <Input
              mono
              aria-label="Field"
              aria-invalid={faults.some((fault) => fault.clause === "field" && fault.index === index) || undefined}
              boxClassName="w-48"
              list={names}
              value={clause.path}
              onChange={(event) => change(index, { path: event.target.value })}
            />
            <Select
              aria-label="Operator"
              boxClassName="w-30"
              value={clause.operator}
              options={operators}
              onValueChange={(value) => {
                const operator = fieldOperators.find((one) => one === value);
                if (operator !== undefined) change(index, { operator });
              }}
            />
            {clause.operator === "exists" || clause.operator === "is-null" ? (
              <span className="flex-1" />
            ) : (
              <Input
                mono
                aria-label="Value"
                boxClassName="flex-1"
                value={clause.value}
                onChange={(event) => change(index, { value: event.target.value })}
                onKeyDown={(event) => (event.key === "Enter" ? onSubmit() : undefined)}
              />
            )}
            <IconButton
              label={`Remove condition ${index + 1}`}
              onClick={() => onChange(clauses.filter((_, place) => place !== index))}
            >
              <X aria-hidden />
            </IconButton>
          </div>
        ))}
        <div className="flex items-center gap-2">
          <Button size="sm" onClick={() => onChange([...clauses, empty])}>
            <Plus aria-hidden />
            Add condition
          </Button>
          <span className="text-xs text-ink-3">
            <code className="code">value.customer.id</code>, <code className="code">value.items[0].sku</code>,{" "}
            <code className="code">key</code>, <code className="code">headers.trace-id</code>. Numbers are compared
            exactly.
          </span>
        </div>
      </div>
    </Popover>
  );
}
