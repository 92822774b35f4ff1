"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState, type ReactNode } from "react";
import { ProblemState } from "#components/shared/problem-state.tsx";
import { clockTime, StaleLine } from "#components/shared/stale-line.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { FiguresStrip } from "#components/ui/figures-strip.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Skeleton, SkeletonRows } from "#components/ui/skeleton.tsx";
import { Status } from "#components/ui/status-mark.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { GroupDetail } from "#lib/contracts/groups.ts";
import { pagePath } from "#lib/format/urls.ts";
import { GroupFacts } from "./group-facts.tsx";
import { figuresOf } from "./group-figures.ts";
import { worstFinding } from "./group-findings.ts";
import { GroupTables } from "./group-tables.tsx";
import { follow, type Track } from "./group-track.ts";
import { kindWords, stateTone, stateWords } from "./group-words.ts";
import { LagChart } from "./lag-chart.tsx";
import { partitionRows } from "./partition-rows.ts";
import { groupQueries } from "./queries.ts";
import { useLagStream } from "./use-lag-stream.ts";

/** `actions` and `under`: buttons and a strip under the head of other features, put in by the page. */
type Props = { cluster: string; group: string; actions?: ReactNode; under?: ReactNode };

/** One group: what is the matter, the figures, lag over time, then who reads what. */
export function GroupPage({ cluster, group, actions, under }: Props) {
  const detail = useQuery(groupQueries.detail(cluster, group));
  const problem = detail.isError ? asProblem(detail.error) : null;
  const unknown = problem !== null && (problem.code === "not-found" || detail.data === undefined);
  return (
    <div className="flex h-full min-h-0 flex-col overflow-y-auto">
      <PageHead
        title={group}
        badges={
          <>
            {detail.data && !unknown ? <Badges detail={detail.data} /> : null}
            <CopyButton text={group} label="Copy name" />
          </>
        }
        facts={
          unknown ? null : detail.data ? (
            <GroupFacts cluster={cluster} detail={detail.data} />
          ) : (
            <Skeleton className="my-1.5 w-80" />
          )
        }
        actions={unknown ? null : actions}
      />
      {under}
      {unknown ? (
        <ProblemState
          problem={problem}
          title="The group could not be read"
          missing={`There is no group “${group}”`}
          missingAction={<ButtonLink href={pagePath("/clusters/[cluster]/groups", { cluster })}>All groups</ButtonLink>}
          onRetry={() => void detail.refetch()}
          retrying={detail.isFetching}
        />
      ) : detail.data === undefined ? (
        <SkeletonRows label="Reading the group" />
      ) : (
        <GroupBody
          key={group}
          cluster={cluster}
          detail={detail.data}
          stale={
            problem === null ? null : (
              <StaleLine problem={problem} asOf={detail.dataUpdatedAt} onRetry={() => void detail.refetch()} />
            )
          }
          old={problem === null ? null : `as of ${clockTime(detail.dataUpdatedAt)}`}
        />
      )}
    </div>
  );
}

function Badges({ detail }: { detail: GroupDetail }) {
  const kind = kindWords(detail.kind, detail.protocolType);
  return (
    <>
      <Status status={stateTone(detail.state)}>{stateWords(detail.state)}</Status>
      {kind === null ? null : (
        <span title={kind.hint} className="inline-flex">
          <Badge>{kind.label}</Badge>
        </span>
      )}
    </>
  );
}

type BodyProps = { cluster: string; detail: GroupDetail; stale: ReactNode; old: string | null };

function GroupBody({ cluster, detail, stale, old }: BodyProps) {
  const stream = useLagStream(cluster, detail.id);
  const track = useTrack(detail);
  const rows = useMemo(() => partitionRows(detail, track), [detail, track]);
  const finding = worstFinding(detail, rows, track);
  return (
    <>
      {stale ??
        (finding === null ? null : (
          <Notice tone={finding.tone} title={finding.title}>
            {finding.text}
          </Notice>
        ))}
      <FiguresStrip label="Figures of the group" figures={figuresOf(detail, track, stream.samples ?? [])} />
      <LagChart stream={stream} events={track.events} empty={detail.lag.reason ?? "No samples yet."} />
      <GroupTables cluster={cluster} detail={detail} rows={rows} old={old} />
    </>
  );
}

/** Grows with each reading; a render that sees a new one goes on with it at once. */
function useTrack(detail: GroupDetail): Track {
  const [held, setHeld] = useState<Track | null>(null);
  if (held !== null && held.group === detail.id && held.readAt === detail.readAt) return held;
  const next = follow(held, detail);
  setHeld(next);
  return next;
}
