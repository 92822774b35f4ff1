"use client";

import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { focusFirstFault, type useDraft } from "#components/shared/use-draft.ts";
import { asProblem } from "#lib/client/problem-error.ts";
import type { TestClientInput } from "#lib/contracts/test-clients.ts";
import { testClientMutations } from "./queries.ts";
import { refusedFields, type Checked } from "./draft.ts";

type Form = Pick<ReturnType<typeof useDraft<object>>, "reveal" | "refuse">;

/** Starts a test client from a form: faults at their fields; what belongs to none, or to one `given` by the page, as `fault`. */
export function useStart<T extends TestClientInput>(
  cluster: string,
  form: Form,
  checked: Checked<T>,
  given: "topic" | "group",
  onStarted: (input: T) => void,
) {
  const body = useRef<HTMLDivElement>(null);
  const start = useMutation(testClientMutations.start(cluster));
  const submit = () => {
    form.reveal();
    if (start.isPending) return;
    if ("faults" in checked) return focusFirstFault(body.current);
    const { input } = checked;
    start.mutate(input, {
      onSuccess: () => onStarted(input),
      onError: (error) => {
        form.refuse(refusedFields(asProblem(error)));
        focusFirstFault(body.current);
      },
    });
  };
  const problem = start.isError ? asProblem(start.error) : null;
  const refused = Object.keys(problem === null ? {} : refusedFields(problem)).filter((field) => field !== given);
  const fault = refused.length === 0 ? (problem?.detail ?? null) : null;
  return { body, submit, fault, busy: start.isPending, done: start.isSuccess };
}
