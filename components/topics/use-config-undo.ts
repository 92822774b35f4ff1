"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useToast } from "#components/ui/toast.tsx";
import { pagePath } from "#lib/format/urls.ts";
import { valueWords } from "./config-draft.ts";
import { topicMutations, topicQueries } from "./queries.ts";

type Done = { name: string; before: string | null; after: string | null };

/**
 * Tells of a change with a way back for 10 s. The way back is a change with a plan of its own; if somebody changed the value meanwhile or the
 * cluster refuses, the dialog opens with the old value instead. A secret value has no way back: nobody knows the old one.
 */
export function useConfigUndo(cluster: string, topic: string): (done: Done, secret: boolean) => void {
  const client = useQueryClient();
  const alter = useMutation(topicMutations.alterConfig(cluster, topic));
  const toast = useToast();
  const router = useRouter();
  const undo = async ({ name, before, after }: Done) => {
    const { configs } = await client.fetchQuery({ ...topicQueries.configs(cluster, topic), staleTime: 0 });
    const now = configs.find((config) => config.name === name);
    const own = now?.source === "topic" ? now.value : null;
    if (own !== after) throw new Error("changed meanwhile");
    const change = { name, value: before };
    const { planId } = await client.fetchQuery({ ...topicQueries.planConfig(cluster, topic, change), staleTime: 0 });
    await alter.mutateAsync({ ...change, planId });
    toast({ text: `${name} of ${topic} is ${before === null ? "the default" : valueWords(name, before)} again.` });
  };
  return (done, secret) => {
    const { name, before, after } = done;
    const path = "/clusters/[cluster]/topics/[topic]/configuration";
    const way = before === null ? { edit: name, reset: true } : { edit: name, to: before };
    toast({
      text: secret
        ? `${name} of ${topic} changed.`
        : `${name} of ${topic} is ${after === null ? "the default" : valueWords(name, after)} now.`,
      ...(secret
        ? {}
        : { onUndo: () => void undo(done).catch(() => router.push(pagePath(path, { cluster, topic }, way))) }),
    });
  };
}
