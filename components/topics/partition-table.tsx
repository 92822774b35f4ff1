"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { clockTime, StaleLine } from "#components/shared/stale-line.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { PartialLine } from "#components/ui/partial-line.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { TopicPartition } from "#lib/contracts/topics.ts";
import { partitionColumns } from "./partition-columns.tsx";
import { topicQueries } from "./queries.ts";

/** The partitions of a topic; the frame above has already said when the topic itself is not known. */
export function PartitionTable({ cluster, topic }: { cluster: string; topic: string }) {
  const detail = useQuery(topicQueries.detail(cluster, topic));
  const stale = detail.isError && detail.data !== undefined;
  const old = stale ? `as of ${clockTime(detail.dataUpdatedAt)}` : null;
  const columns = useMemo(() => partitionColumns(old), [old]);
  const retry = () => void detail.refetch();
  return (
    <DataTable
      label="Partitions"
      noun={{ one: "partition", many: "partitions" }}
      columns={columns}
      rows={detail.data?.partitions}
      rowId={(row) => String(row.partition)}
      rowLabel={(row) => `partition ${row.partition}`}
      loading={detail.isPending}
      urlKey=""
      filterLabel={null}
      initialSort={[{ id: "partition", desc: false }]}
      live
      partial={
        stale ? (
          <StaleLine problem={asProblem(detail.error)} asOf={detail.dataUpdatedAt} onRetry={retry} />
        ) : (
          <UnreadLine partitions={detail.data?.partitions ?? []} onRetry={retry} />
        )
      }
      footStart={<span>Messages, at most: markers and compaction holes are inside the figure</span>}
    />
  );
}

function UnreadLine({ partitions, onRetry }: { partitions: readonly TopicPartition[]; onRetry: () => void }) {
  const unread = partitions.filter((row) => row.error !== null);
  const first = unread[0];
  if (first === undefined) return null;
  const rest = unread.length > 1 ? ` and ${unread.length - 1} more` : "";
  return (
    <PartialLine onRetry={onRetry}>
      Offsets of partition {first.partition}
      {rest} were not read: {first.error}
    </PartialLine>
  );
}
