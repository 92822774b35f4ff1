"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { usePageAction } from "#components/shared/page-actions.tsx";
import { clockTime, StaleLine } from "#components/shared/stale-line.tsx";
import { environmentOf, writeBlock } from "#components/shared/write-access.ts";
import { Button } from "#components/ui/button.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { PartialLine } from "#components/ui/partial-line.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import type { ResponseOf } from "#lib/contracts/endpoint.ts";
import type { TopicPartition, topics } from "#lib/contracts/topics.ts";
import { AddPartitionsDialog } from "./add-partitions-dialog.tsx";
import { partitionColumns } from "./partition-columns.tsx";
import { topicQueries } from "./queries.ts";

/** The partitions of a topic; the frame above has already said when the topic itself is not known. */
export function PartitionTable({ cluster, topic }: { cluster: string; topic: string }) {
  const detail = useQuery(topicQueries.detail(cluster, topic));
  const clusters = useQuery(topicQueries.clusters());
  const summary = clusters.data?.clusters.find((entry) => entry.id === cluster);
  const blocked = writeBlock(summary);
  const [adding, setAdding] = useState(false);
  const add = () => (blocked === null ? setAdding(true) : undefined);
  usePageAction({ label: "Add partitions", blocked, run: add });
  const stale = detail.isError && detail.data !== undefined;
  const old = stale ? `as of ${clockTime(detail.dataUpdatedAt)}` : null;
  const sizes = useQuery(topicQueries.sizes(cluster, topic));
  const sizeFault = sizes.isError ? asProblem(sizes.error).detail : null;
  const columns = useMemo(
    () => partitionColumns(old, sizes.data ? sizesOf(sizes.data) : null, sizeFault),
    [old, sizes.data, sizeFault],
  );
  const retry = () => void detail.refetch();
  return (
    <>
      <div className="h-3 shrink-0" />
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
        toolbarEnd={
          <Button blocked={blocked} onClick={add}>
            <Plus aria-hidden />
            Add partitions
          </Button>
        }
        exportName={`${topic}-partitions`}
        footStart={<span>Messages, at most: markers and compaction holes are inside the figure</span>}
        foot={sizes.data ? <span>Sizes read {clockTime(sizes.dataUpdatedAt)}</span> : undefined}
      />
      {adding && detail.data ? (
        <AddPartitionsDialog
          cluster={cluster}
          topic={topic}
          partitions={detail.data.partitions.length}
          environment={environmentOf(summary)}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </>
  );
}

function sizesOf({ partitions }: ResponseOf<typeof topics.sizes>): ReadonlyMap<number, bigint | null> {
  return new Map(partitions.map(({ partition, bytes }) => [partition, bytes === null ? null : BigInt(bytes)]));
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
