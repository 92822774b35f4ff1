"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { shellQueries } from "./queries.ts";

/** Shows the page of a cluster, or says that no cluster has this id. */
export function KnownCluster({ id, children }: { id: string; children: ReactNode }) {
  const { data } = useQuery(shellQueries.clusters());
  if (!data || data.clusters.some((one) => one.id === id)) return children;
  const known = data.clusters.map((one) => one.id).join(", ");
  return (
    <>
      <PageHead title="Cluster not found" />
      <EmptyState
        title={`No cluster has the id “${id}”`}
        action={<ButtonLink href="/clusters">Show the clusters</ButtonLink>}
      >
        {known === ""
          ? "No cluster is configured. Add one to the configuration file, or set KAFKA_BROKERS."
          : `Configured are: ${known}. It may have been renamed or taken out of the configuration.`}
      </EmptyState>
    </>
  );
}
