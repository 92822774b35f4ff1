"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "#components/ui/button.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { Job } from "#lib/contracts/jobs.ts";
import { testClientMutations } from "./queries.ts";

/** Asks a test client to stop; members leave their group. */
export function StopClient({ job, name }: { job: Job; name: string }) {
  const stop = useMutation(testClientMutations.stop());
  return (
    <>
      {stop.isError ? (
        <span role="alert" className="text-critical-text">
          {asProblem(stop.error).detail}
        </span>
      ) : null}
      <Button
        size="sm"
        busy={stop.isPending || job.state === "cancelling"}
        aria-label={`Stop ${name}`}
        onClick={() => stop.mutate(job.id)}
      >
        Stop
      </Button>
    </>
  );
}
