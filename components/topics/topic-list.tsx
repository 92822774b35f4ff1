"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { usePageAction } from "#components/shared/page-actions.tsx";
import { environmentOf, writeBlock } from "#components/shared/write-access.ts";
import { Button } from "#components/ui/button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import type { TopicFigures, TopicSummary } from "#lib/contracts/topics.ts";
import { formatBytes } from "#lib/format/bytes.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { refusals } from "./bulk-deletion.ts";
import { topicQueries } from "./queries.ts";
import { TopicTable } from "./topic-table.tsx";

// The dialogs are loaded when somebody first opens one: the list itself stands sooner.
const CreateTopicDialog = dynamic(() => import("./create-topic-dialog.tsx").then((it) => it.CreateTopicDialog));
const DeleteTopicDialog = dynamic(() => import("./delete-topic-dialog.tsx").then((it) => it.DeleteTopicDialog));
const BulkDeleteDialog = dynamic(() => import("./bulk-delete-dialog.tsx").then((it) => it.BulkDeleteDialog));

/** All topics of a cluster, with the dialogs that create and delete one. */
export function TopicList({ cluster }: { cluster: string }) {
  const list = useQuery(topicQueries.list(cluster));
  const figures = useQuery(topicQueries.figures(cluster));
  const clusters = useQuery(topicQueries.clusters());
  const summary = clusters.data?.clusters.find((entry) => entry.id === cluster);
  const [creating, setCreating] = useState(false);
  const [deleting, setDeleting] = useState<string | null>(null);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [deletingAll, setDeletingAll] = useState<readonly string[] | null>(null);
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const blocked = writeBlock(summary);
  const create = () => (blocked === null ? setCreating(true) : undefined);
  usePageAction({ label: "Create topic", keys: "n", blocked, run: create });
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title="Topics"
        facts={list.data ? <TopicCounts topics={list.data.topics} figures={figures.data?.topics} /> : null}
        actions={
          <Button variant="primary" blocked={blocked} onClick={create}>
            <Plus aria-hidden />
            Create topic
          </Button>
        }
      />
      <TopicTable
        cluster={cluster}
        blocked={blocked}
        onCreate={create}
        onDelete={setDeleting}
        selection={selection}
        onSelectionChange={setSelection}
        onDeleteAll={setDeletingAll}
        refused={refused}
      />
      {creating ? (
        <CreateTopicDialog
          cluster={cluster}
          brokers={list.data?.brokers ?? null}
          environment={environmentOf(summary)}
          onClose={() => setCreating(false)}
        />
      ) : null}
      {deleting === null ? null : (
        <DeleteTopicDialog
          cluster={cluster}
          topic={deleting}
          environment={environmentOf(summary)}
          onClose={() => setDeleting(null)}
        />
      )}
      {deletingAll === null ? null : (
        <BulkDeleteDialog
          cluster={cluster}
          names={deletingAll}
          environment={environmentOf(summary)}
          onClose={() => setDeletingAll(null)}
          onOutcome={(outcomes) => {
            const left = new Map(refusals(outcomes));
            setRefused(left);
            setSelection(new Set(left.keys()));
          }}
        />
      )}
    </div>
  );
}

type TopicCountsProps = { topics: readonly TopicSummary[]; figures: readonly TopicFigures[] | undefined };

function TopicCounts({ topics, figures }: TopicCountsProps) {
  const own = topics.filter((topic) => !topic.internal);
  const partitions = own.reduce((sum, topic) => sum + topic.partitions, 0);
  const internal = topics.length - own.length;
  return (
    <>
      <b>{formatInteger(own.length)}</b> {own.length === 1 ? "topic" : "topics"} · <b>{formatInteger(partitions)}</b>{" "}
      {partitions === 1 ? "partition" : "partitions"}
      {internal > 0 ? ` · ${formatInteger(internal)} internal` : ""}
      {/* Last: it comes later than the rest and moves none of it. */}
      {figures === undefined ? null : <TopicSizes figures={figures} />}
    </>
  );
}

function TopicSizes({ figures }: { figures: readonly TopicFigures[] }) {
  const known = figures.filter(({ bytes }) => bytes !== null);
  const sum = (part: "bytes" | "replicaBytes") => known.reduce((all, one) => all + BigInt(one[part] ?? 0), 0n);
  if (known.length === 0) return null;
  const bound = known.length < figures.length ? "at least " : "";
  const [bytes, replicas] = [sum("bytes"), sum("replicaBytes")];
  return (
    <>
      {" "}
      · {bound}
      <b>{formatBytes(bytes)}</b> of records
      {replicas > bytes ? (
        <>
          , <b>{formatBytes(replicas)}</b> with replicas
        </>
      ) : null}
    </>
  );
}
