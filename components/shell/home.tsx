"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { ProblemState } from "#components/shared/problem-state.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import { pagePath } from "#lib/format/urls.ts";
import { shellQueries } from "./queries.ts";

/** The way in: the first cluster, or the list when there is none. */
export function Home() {
  const router = useRouter();
  const { data, error, refetch, isFetching } = useQuery(shellQueries.clusters());
  useEffect(() => {
    if (!data) return;
    const first = data.clusters[0];
    router.replace(first ? pagePath("/clusters/[cluster]", { cluster: first.id }) : "/clusters");
  }, [data, router]);
  if (error)
    return (
      <ProblemState
        title="Clusters could not be read"
        problem={asProblem(error)}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  return <SkeletonRows label="Reading the clusters" />;
}
