"use client";

import { useQuery } from "@tanstack/react-query";
import { ProblemState } from "#components/shared/problem-state.tsx";
import { clockTime, StaleLine } from "#components/shared/stale-line.tsx";
import { FiguresStrip } from "#components/ui/figures-strip.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import { AttentionList } from "./attention-list.tsx";
import { BrokerTable } from "./broker-table.tsx";
import { figuresOf, OverviewFacts } from "./overview-facts.tsx";
import { healthOf } from "./health.ts";
import { overviewQueries } from "./queries.ts";
import { ServiceList } from "./service-list.tsx";

/** The answer first: one sentence on health, the figures, then what it was read from. */
export function Overview({ cluster }: { cluster: string }) {
  const overview = useQuery(overviewQueries.overview(cluster));
  const retry = () => void overview.refetch();
  if (overview.data === undefined) {
    return (
      <div className="min-h-0">
        <PageHead title="Overview" />
        {overview.isPending ? (
          <SkeletonRows label="Reading the cluster" />
        ) : (
          <ProblemState
            problem={asProblem(overview.error)}
            title="The cluster could not be read"
            missing={`There is no cluster “${cluster}”`}
            onRetry={retry}
            retrying={overview.isFetching}
          />
        )}
      </div>
    );
  }
  const stale = overview.isError;
  const health = healthOf(overview.data);
  return (
    <div className="flex h-full min-h-0 flex-col overflow-y-auto">
      <PageHead
        title={
          <span className="flex items-start gap-2.5">
            <StatusMark status={stale ? "unknown" : health.tone} size={14} className="mt-1.5" />
            <span>{stale ? `When last read: ${health.sentence}` : health.sentence}</span>
          </span>
        }
        facts={<OverviewFacts overview={overview.data} />}
      />
      {stale ? <StaleLine problem={asProblem(overview.error)} asOf={overview.dataUpdatedAt} onRetry={retry} /> : null}
      <FiguresStrip label="Figures of the cluster" figures={figuresOf(overview.data)} />
      <div className="grid shrink-0 md:grid-cols-2">
        <AttentionList cluster={cluster} brokers={overview.data.brokers} />
        <ServiceList cluster={cluster} />
      </div>
      <BrokerTable brokers={overview.data.brokers} old={stale ? `as of ${clockTime(overview.dataUpdatedAt)}` : null} />
    </div>
  );
}
