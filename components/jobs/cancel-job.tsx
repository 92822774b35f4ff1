"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "#components/ui/button.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { Job } from "#lib/contracts/jobs.ts";
import { jobName } from "./job-columns.tsx";
import { jobMutations } from "./queries.ts";

/** Asks a job to stop; what it did so far stays. */
export function CancelJob({ job }: { job: Job }) {
  const cancel = useMutation(jobMutations.cancel());
  return (
    <>
      <Button
        size="sm"
        busy={cancel.isPending}
        onClick={() => cancel.mutate(job.id)}
        aria-label={`Cancel ${jobName(job)}`}
      >
        Cancel
      </Button>
      {cancel.isError ? (
        <Tooltip content={asProblem(cancel.error).detail}>
          <span tabIndex={0} role="alert" className="ml-2 text-critical-text">
            not cancelled
          </span>
        </Tooltip>
      ) : null}
    </>
  );
}
