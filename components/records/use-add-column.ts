"use client";

import { useToast } from "#components/ui/toast.tsx";
import { useRecordLayout } from "./use-record-layout.ts";

/** Makes fields columns of the topic's messages. */
export function useAddColumn(cluster: string, topic: string) {
  const layout = useRecordLayout(cluster, topic);
  const toast = useToast();
  return {
    has: layout.has,
    add(path: string) {
      layout.add(path);
      toast({ text: `${path} is a column of this topic’s messages now.` });
    },
  };
}
