"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { planOfConflict } from "#components/shared/conflict-plan.ts";
import { useDebounced } from "#components/shared/use-debounced.ts";
import { focusFirstFault, type Faults } from "#components/shared/use-draft.ts";
import { asProblem } from "#lib/client/problem-error.ts";
import type { Plan } from "#lib/contracts/plan.ts";
import type { Problem } from "#lib/contracts/problem.ts";
import type { PlanOptions } from "./queries.ts";

type PlannedChange<Input, Result> = {
  /** The form, as `useDraft` keeps it. */
  form: { valid: boolean; reveal: () => void; refuse: (faults: Faults) => void };
  /** The request as the form stands; null while the form is faulty. */
  input: Input | null;
  planned: (input: Input | null) => PlanOptions;
  apply: (input: Input, planId: string) => Promise<Result>;
  /** What the server refused, by field of the form. */
  faultsOf: (problem: Problem) => Faults;
  onDone: (result: Result) => void;
};

/** A form whose change the cluster previews while it is typed, and which is carried out only as previewed. */
export function usePlannedChange<Input extends object, Result>(change: PlannedChange<Input, Result>) {
  const { form, planned, apply, faultsOf, onDone } = change;
  const input = useUnchanged(change.input);
  const body = useRef<HTMLDivElement>(null);
  const settled = useDebounced(input, 350);
  const asked = useQuery(planned(settled));
  const [fresh, setFresh] = useState<{ plan: Plan; input: Input } | null>(null);
  const client = useQueryClient();
  const changed = fresh !== null && fresh.input === input ? fresh.plan : null;
  // What the cluster says about the input as it stands, before anybody submits.
  const current = settled === input ? asked : null;
  const plan = changed ?? current?.data ?? null;
  const run = useMutation({
    mutationFn: async (wanted: Input) => {
      const seen = changed ?? (await client.fetchQuery(planned(wanted)));
      return apply(wanted, seen.planId);
    },
    onSuccess: onDone,
    onError: (error, wanted) => {
      const problem = asProblem(error);
      const next = planOfConflict(problem);
      setFresh(next === null ? null : { plan: next, input: wanted });
      form.refuse(faultsOf(problem));
      focusFirstFault(body.current);
    },
  });
  const refused = run.variables === input ? run.error : null;
  const error = refused ?? current?.error ?? null;
  return {
    /** Around the fields: where the first fault gets the focus. */
    body,
    plan,
    /** The plan is another one than the person saw before. */
    changed: changed !== null,
    checking: input !== null && plan === null && current?.isError !== true,
    /** The cluster refuses the form as it stands. */
    refused: current?.isError === true,
    /** What the cluster refuses of the form as it stands, by field. */
    objections: current?.isError ? faultsOf(asProblem(current.error)) : {},
    /** A refusal that belongs to no field; a conflict shows as the new plan instead. */
    fault: error === null ? null : generalFault(asProblem(error), faultsOf),
    busy: run.isPending,
    done: run.isSuccess,
    submit: () => {
      form.reveal();
      if (input === null || !form.valid) focusFirstFault(body.current);
      else if (!run.isPending) run.mutate(input);
    },
  };
}

/** The first of equal values, so that what was asked for it stays known when the form is drawn again. */
function useUnchanged<T>(value: T): T {
  const [held, hold] = useState(value);
  if (held === value || JSON.stringify(held) === JSON.stringify(value)) return held;
  hold(value);
  return value;
}

function generalFault(problem: Problem, faultsOf: (problem: Problem) => Faults): string | null {
  if (planOfConflict(problem) !== null || Object.keys(faultsOf(problem)).length > 0) return null;
  return problem.detail;
}
