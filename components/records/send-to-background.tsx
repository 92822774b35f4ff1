"use client";

import { useMutation } from "@tanstack/react-query";
import { Layers } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { SearchBody } from "#lib/contracts/record-search.ts";
import { backgroundMutations } from "./background-queries.ts";
import { backgroundHref } from "./background-run.ts";

/** Starts a query as a search in the background; `onStarted` is told when it runs there. */
export function useSendToBackground(cluster: string, topic: string, onStarted: () => void) {
  const router = useRouter();
  const toast = useToast();
  const start = useMutation(backgroundMutations.start(cluster, topic));
  return {
    pending: start.isPending,
    fault: start.isError ? asProblem(start.error).detail : null,
    send: (body: SearchBody) =>
      start.mutate(body, {
        onSuccess: ({ id }) => {
          onStarted();
          toast({
            text: "The search goes on in the background, from its start. You may leave the page.",
            action: { label: "Open results", onAction: () => router.push(backgroundHref(cluster, id)) },
          });
        },
      }),
  };
}

type Props = { cluster: string; topic: string; body: SearchBody; onStarted: () => void };

/** In the strip of a search that takes long. */
export function SendToBackground({ cluster, topic, body, onStarted }: Props) {
  const { pending, fault, send } = useSendToBackground(cluster, topic, onStarted);
  return (
    <>
      {fault === null ? null : (
        <span role="alert" className="text-critical-text">
          {fault}
        </span>
      )}
      <Button size="sm" busy={pending} onClick={() => send(body)}>
        <Layers aria-hidden />
        Send to the background
      </Button>
    </>
  );
}
