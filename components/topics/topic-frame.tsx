"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { ProblemState } from "#components/shared/problem-state.tsx";
import { environmentOf, writeBlock } from "#components/shared/write-access.ts";
import { Badge } from "#components/ui/badge.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import { pagePath } from "#lib/format/urls.ts";
import { DeleteTopicDialog } from "./delete-topic-dialog.tsx";
import { topicQueries } from "./queries.ts";
import { TopicFacts } from "./topic-facts-line.tsx";
import { TopicMenu } from "./topic-menu.tsx";

type Props = { cluster: string; topic: string; actions: ReactNode; children: ReactNode };

/** Head and tabs of a topic around its sub-pages. An unknown topic is said here, once for all of them. */
export function TopicFrame({ cluster, topic, actions, children }: Props) {
  const detail = useQuery(topicQueries.detail(cluster, topic));
  const clusters = useQuery(topicQueries.clusters());
  const summary = clusters.data?.clusters.find((entry) => entry.id === cluster);
  const [deleting, setDeleting] = useState(false);
  const router = useRouter();
  const list = pagePath("/clusters/[cluster]/topics", { cluster });
  const base = pagePath("/clusters/[cluster]/topics/[topic]", { cluster, topic });
  const problem = detail.isError ? asProblem(detail.error) : null;
  const gone = problem?.code === "not-found";
  const unknown = problem !== null && (gone || detail.data === undefined);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title={topic}
        badges={
          <>
            {detail.data?.internal ? <Badge>internal</Badge> : null}
            <CopyButton text={topic} label="Copy name" />
          </>
        }
        facts={
          unknown ? null : detail.data ? <TopicFacts detail={detail.data} /> : <Skeleton className="my-1.5 w-80" />
        }
        actions={
          unknown ? null : (
            <>
              {actions}
              <TopicMenu
                topic={{ name: topic, internal: detail.data?.internal ?? false }}
                blocked={writeBlock(summary)}
                onDelete={() => setDeleting(true)}
              />
            </>
          )
        }
      />
      <Tabs
        label="Parts of the topic"
        tabs={[
          { href: base, label: "Messages" },
          { href: `${base}/partitions`, label: "Partitions", count: detail.data?.partitions.length },
          { href: `${base}/groups`, label: "Consumer groups" },
          { href: `${base}/configuration`, label: "Configuration" },
        ]}
      />
      {unknown ? (
        <ProblemState
          problem={problem}
          title="The topic could not be read"
          missing={`There is no topic “${topic}”, or it is not visible to this user`}
          missingAction={<ButtonLink href={list}>All topics</ButtonLink>}
          onRetry={() => void detail.refetch()}
          retrying={detail.isFetching}
        />
      ) : (
        children
      )}
      {deleting ? (
        <DeleteTopicDialog
          cluster={cluster}
          topic={topic}
          environment={environmentOf(summary)}
          onClose={() => setDeleting(false)}
          onDeleted={() => router.push(list)}
        />
      ) : null}
    </div>
  );
}
