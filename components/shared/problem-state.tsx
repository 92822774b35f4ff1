"use client";

import type { ReactNode } from "react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { ForbiddenState } from "#components/ui/forbidden-state.tsx";
import type { Problem } from "#lib/contracts/problem.ts";

type ProblemStateProps = {
  /** What could not be done: "Topics could not be listed". */
  title: string;
  problem: Problem;
  /** Title when the thing itself is not there: "There is no topic “orders”". */
  missing?: string;
  /** The way on from there. */
  missingAction?: ReactNode;
  onRetry?: () => void;
  retrying?: boolean;
  action?: ReactNode;
};

/** A failed read as a state of the page, by the code of the server's problem. */
export function ProblemState({ title, problem, missing, missingAction, onRetry, retrying, action }: ProblemStateProps) {
  if (problem.code === "not-found" && missing !== undefined) {
    return (
      <EmptyState title={missing} action={missingAction}>
        {problem.detail}
      </EmptyState>
    );
  }
  if (problem.code === "forbidden") {
    return (
      <ForbiddenState title={title} action={action}>
        {problem.detail}
      </ForbiddenState>
    );
  }
  return (
    <ErrorState
      title={title}
      detail={problem.detail}
      requestId={problem.requestId === "" ? null : problem.requestId}
      onRetry={onRetry}
      retrying={retrying}
      action={action}
    />
  );
}
