"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { ProblemState } from "#components/shared/problem-state.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { StateText } from "#components/ui/state-text.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import { int64, partitionIndex } from "#lib/contracts/scalars.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { pagePath } from "#lib/format/urls.ts";
import { recordQueries } from "./queries.ts";
import { RecordDetail } from "./record-detail.tsx";
import { RecordNeighbours } from "./record-neighbours.tsx";
import { filterOf, recordSearch } from "./record-search.ts";
import { SameKey } from "./same-key.tsx";
import { useDecoders } from "./use-decoders.ts";

type Props = { cluster: string; topic: string; partition: string; offset: string };

/** One record by its address, the target of every "copy link". An address that is none says so. */
export function RecordView(props: Props) {
  const partition = /^\d+$/.test(props.partition) ? partitionIndex.safeParse(props.partition) : null;
  const offset = int64.safeParse(props.offset);
  if (partition?.success && offset.success) {
    return <KnownRecord {...props} partition={partition.data} offset={offset.data} />;
  }
  const list = pagePath("/clusters/[cluster]/topics/[topic]", props);
  return (
    <StateText alert title="This is no record’s address" actions={<ButtonLink href={list}>All messages</ButtonLink>}>
      “{props.partition}/{props.offset}” is not a partition and an offset: both are whole numbers, as in records/0/42.
    </StateText>
  );
}

type KnownProps = { cluster: string; topic: string; partition: number; offset: string };

function KnownRecord({ cluster, topic, partition, offset }: KnownProps) {
  const [search] = useQueryStates(recordSearch);
  const filter = filterOf(search);
  const decoders = useDecoders(cluster, topic);
  const read = useQuery(recordQueries.one(cluster, topic, partition, offset, false, decoders));
  const detail = useQuery(recordQueries.topic(cluster, topic));
  if (read.data === undefined) {
    return read.isPending ? (
      <SkeletonRows rows={6} label="Reading the record" />
    ) : (
      <ProblemState
        problem={asProblem(read.error)}
        title="The record could not be read"
        missing={`There is no partition ${partition} in this topic`}
        missingAction={
          <ButtonLink href={pagePath("/clusters/[cluster]/topics/[topic]", { cluster, topic })}>
            All messages
          </ButtonLink>
        }
        onRetry={() => void read.refetch()}
        retrying={read.isFetching}
      />
    );
  }
  const { record, absence, logStart, highWatermark } = read.data;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <RecordNeighbours
        cluster={cluster}
        topic={topic}
        partition={partition}
        offset={BigInt(offset)}
        logStart={BigInt(logStart)}
        highWatermark={BigInt(highWatermark)}
        filter={filter}
      />
      {record === null ? null : (
        <SameKey
          key={`${partition}-${offset}`}
          cluster={cluster}
          topic={topic}
          record={record}
          partitions={detail.data?.partitions.length ?? null}
          filter={filter}
        />
      )}
      {record === null ? (
        <StateText title={`No record at offset ${formatInteger(offset)} of partition ${partition}`}>
          {absence}{" "}
          {logStart === highWatermark
            ? "The partition holds no offset now."
            : `The partition holds offsets ${formatInteger(logStart)} to ${formatInteger(BigInt(highWatermark) - 1n)}.`}
        </StateText>
      ) : (
        <div className="border-b border-line">
          <RecordDetail key={offset} cluster={cluster} topic={topic} record={record} filter={filter} alone />
        </div>
      )}
    </div>
  );
}
