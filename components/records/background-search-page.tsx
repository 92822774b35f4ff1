"use client";

import { useQuery } from "@tanstack/react-query";
import { ProblemState } from "#components/shared/problem-state.tsx";
import { StaleLine } from "#components/shared/stale-line.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import { pagePath } from "#lib/format/urls.ts";
import { BackgroundHead } from "./background-head.tsx";
import { backgroundQueries } from "./background-queries.ts";
import { BackgroundResults } from "./background-results.tsx";

/** What a search in the background found so far, by its address. */
export function BackgroundSearchPage({ cluster, search }: { cluster: string; search: string }) {
  const read = useQuery(backgroundQueries.one(cluster, search));
  if (read.data === undefined) {
    return (
      <div className="flex h-full min-h-0 flex-col">
        <PageHead title="Background search" facts={null} />
        {read.isPending ? (
          <SkeletonRows rows={8} label="Reading the search" />
        ) : (
          <ProblemState
            problem={asProblem(read.error)}
            title="The search could not be read"
            missing="This search is not kept any more"
            missingAction={
              <ButtonLink href={pagePath("/clusters/[cluster]/topics", { cluster })}>All topics</ButtonLink>
            }
            onRetry={() => void read.refetch()}
            retrying={read.isFetching}
          />
        )}
      </div>
    );
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <BackgroundHead cluster={cluster} search={read.data} />
      {read.isError ? (
        <StaleLine problem={asProblem(read.error)} asOf={read.dataUpdatedAt} onRetry={() => void read.refetch()} />
      ) : null}
      <BackgroundResults cluster={cluster} search={read.data} readAt={read.dataUpdatedAt} />
    </div>
  );
}
