"use client";

import { useQuery } from "@tanstack/react-query";
import { CodeText } from "#components/ui/code-text.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Status } from "#components/ui/status-mark.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { ConnectionStep } from "#lib/contracts/clusters.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { clusterQueries } from "./queries.ts";

const steps: Record<ConnectionStep, string> = {
  dns: "Name not found",
  tcp: "No connection",
  tls: "TLS failed",
  sasl: "Sign-in failed",
  versions: "Versions not understood",
  authorisation: "Not authorised",
};

/** Whether the cluster answers, or the first step that failed and why. */
export function ClusterReach({ cluster }: { cluster: string }) {
  const status = useQuery(clusterQueries.status(cluster));
  if (status.isPending) return <Skeleton className="w-32" />;
  if (status.data === undefined) {
    return <Reason title="Not read" tone="unknown" reason={asProblem(status.error).detail} />;
  }
  const { reachable, failedStep, reason, brokers, elapsedMs } = status.data;
  if (reachable) {
    return (
      <Status status="ok" quiet>
        Reachable{brokers === null ? "" : ` · ${brokers} ${brokers === 1 ? "broker" : "brokers"}`}
        <span className="text-ink-3"> · {formatDuration(elapsedMs)}</span>
      </Status>
    );
  }
  return <Reason title={failedStep === null ? "Not reachable" : steps[failedStep]} tone="critical" reason={reason} />;
}

function Reason({ title, tone, reason }: { title: string; tone: "critical" | "unknown"; reason: string | null }) {
  return (
    <Tooltip content={reason}>
      <span tabIndex={0} className="flex min-w-0 items-center gap-2 rounded-xs">
        <Status status={tone} className="shrink-0">
          {title}
        </Status>
        <span className="truncate text-ink-2">
          <CodeText>{reason}</CodeText>
        </span>
      </span>
    </Tooltip>
  );
}
