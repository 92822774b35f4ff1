"use client";

import type { ReactNode } from "react";
import { ErrorState } from "#components/ui/error-state.tsx";
import { ForbiddenState } from "#components/ui/forbidden-state.tsx";
import { problem } from "#lib/contracts/problem.ts";
import { z } from "#lib/contracts/zod.ts";

const carrier = z.object({ problem });

type ProblemStateProps = {
  /** What could not be done: "Topics could not be listed". */
  title: string;
  /** What a query or mutation failed with. */
  error: unknown;
  onRetry?: () => void;
  retrying?: boolean;
  action?: ReactNode;
};

/** A failed read as a state of the page, from the server's problem. */
export function ProblemState({ title, error, onRetry, retrying, action }: ProblemStateProps) {
  const carried = carrier.safeParse(error);
  if (!carried.success) {
    const detail = `The page met a fault (${error instanceof Error ? error.message : String(error)}). Reload it.`;
    return <ErrorState title={title} detail={detail} onRetry={onRetry} retrying={retrying} action={action} />;
  }
  const { code, detail, requestId } = carried.data.problem;
  if (code === "forbidden") {
    return (
      <ForbiddenState title={title} action={action}>
        {detail}
      </ForbiddenState>
    );
  }
  return (
    <ErrorState
      title={title}
      detail={detail}
      requestId={requestId === "" ? null : requestId}
      onRetry={onRetry}
      retrying={retrying}
      action={action}
    />
  );
}
