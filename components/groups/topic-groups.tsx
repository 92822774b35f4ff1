"use client";

import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { GroupTable } from "./group-table.tsx";
import { groupQueries } from "./queries.ts";

/** The groups that read a topic. */
export function TopicGroups({ cluster, topic }: { cluster: string; topic: string }) {
  const list = useQuery(groupQueries.list(cluster));
  const missing = (list.data?.missing.length ?? 0) > 0;
  return (
    <div className="flex min-h-0 flex-1 flex-col pt-3">
      <GroupTable
        cluster={cluster}
        topic={topic}
        empty={
          missing ? (
            <EmptyState title="No group of this topic could be read">
              Which groups read it is not known until what is missing answers.
            </EmptyState>
          ) : (
            <EmptyState title="No consumer group has committed offsets for this topic">
              A group appears with its first commit, or as soon as a member is given a partition of it.
            </EmptyState>
          )
        }
      />
    </div>
  );
}
