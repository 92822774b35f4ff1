"use client";

import { useMutation } from "@tanstack/react-query";
import { Play, RotateCw, Square } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { BackgroundSearchDetail } from "#lib/contracts/background-search.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { backgroundMutations, isOpen } from "./background-queries.ts";

/** The one act that is due for a background search: stop, or go on. Whom it does not belong to reads why not. */
export function BackgroundAct({ cluster, search }: { cluster: string; search: BackgroundSearchDetail }) {
  const stop = useMutation(backgroundMutations.stop());
  const resume = useMutation(backgroundMutations.resume(cluster));
  const foreign = search.mayChange ? null : `It belongs to ${search.owner}.`;
  const refused = stop.error ?? resume.error;
  const fault =
    refused === null ? null : (
      <span role="alert" className="text-critical-text">
        {asProblem(refused).detail}
      </span>
    );
  if (isOpen(search)) {
    return (
      <>
        {fault}
        <Button
          size="sm"
          blocked={foreign}
          busy={stop.isPending || search.state === "cancelling"}
          onClick={() => stop.mutate(search.id)}
        >
          <Square aria-hidden />
          Stop
        </Button>
      </>
    );
  }
  if (search.end?.reason === "complete") return null;
  const words = {
    limit: `Find ${formatInteger(search.body.limit)} more`,
    incomplete: "Read what is missing",
    other: "Resume",
  }[search.end?.reason === "limit" || search.end?.reason === "incomplete" ? search.end.reason : "other"];
  return (
    <>
      {fault}
      <Button
        size="sm"
        blocked={foreign ?? (search.full ? "It keeps all it may. Narrow the search and start another." : null)}
        busy={resume.isPending}
        onClick={() => resume.mutate(search.id)}
      >
        {search.end?.reason === "incomplete" ? <RotateCw aria-hidden /> : <Play aria-hidden />}
        {words}
      </Button>
    </>
  );
}
