"use client";

import { skipToken, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "#lib/client/problem-error.ts";
import { recordExport } from "#lib/client/endpoints.ts";
import { request } from "#lib/client/request.ts";
import type { ExportProgress, ExportRequest } from "#lib/contracts/record-export.ts";
import { apiPath } from "#lib/format/urls.ts";

const lookAgainMs = 500;

/** One export: the browser saves the file by itself, this tells how far the server is and whether the file is whole. */
export function useExport(cluster: string, topic: string) {
  const [download, setDownload] = useState<{ ticket: string; name: string } | null>(null);
  const params = { cluster, topic, ticket: download?.ticket ?? "" };
  const prepare = useMutation({
    mutationFn: (body: ExportRequest) => request(recordExport.prepare, { params: { cluster, topic }, body }),
    onSuccess: (given) => {
      setDownload(given);
      save(apiPath(recordExport.fetch.path, { cluster, topic, ticket: given.ticket }), given.name);
    },
  });
  const progress = useQuery({
    queryKey: [recordExport.progress.id, params] as const,
    queryFn: download === null ? skipToken : ({ signal }) => request(recordExport.progress, { params, signal }),
    refetchInterval: ({ state }) => (state.data === undefined || isUnderWay(state.data) ? lookAgainMs : false),
  });
  const stop = useMutation({
    mutationFn: () => request(recordExport.stop, { params }),
    onSettled: () => progress.refetch(),
  });
  return {
    start: (body: ExportRequest) => {
      setDownload(null);
      prepare.mutate(body);
    },
    stop: () => stop.mutate(),
    name: download?.name ?? "",
    underWay: prepare.isPending || (download !== null && (progress.data === undefined || isUnderWay(progress.data))),
    progress: download === null ? null : (progress.data ?? null),
    /** Why it could not begin. */
    refused: prepare.isError ? asProblem(prepare.error).detail : null,
    /** Why nothing is known of it at this moment. */
    lost: download !== null && progress.isError ? asProblem(progress.error).detail : null,
  };
}

export function isUnderWay({ state }: ExportProgress): boolean {
  return state === "waiting" || state === "running";
}

/** Hands an address to the browser, which puts the file where it puts downloads. */
function save(href: string, name: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = name;
  link.click();
}
