"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "#components/ui/button.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { formatInteger } from "#lib/format/int64.ts";
import { exactKeyOf, partitionOfKey } from "./exact-key.ts";
import { recordQueries } from "./queries.ts";
import { filterOf, type RecordSearch, type RecordSearchPatch } from "./record-search.ts";
import { useDecoders } from "./use-decoders.ts";

type Props = {
  cluster: string;
  topic: string;
  search: RecordSearch;
  onChange: (patch: RecordSearchPatch) => void;
};

/** Offers the one partition where a key that the filter asks for should be, and says when it may be elsewhere. */
export function KeyPartition({ cluster, topic, search, onChange }: Props) {
  const { keyCodec } = useDecoders(cluster, topic);
  const partitions = useQuery(recordQueries.topic(cluster, topic)).data?.partitions.length ?? 0;
  const key = exactKeyOf(filterOf(search), keyCodec);
  if (key === null || partitions < 2) return null;
  const home = partitionOfKey(key, partitions);
  const chosen = search.partitions ?? [];
  const alone = chosen.length === 1 && chosen[0] === home;
  return (
    <div
      role="status"
      className="px-page flex shrink-0 flex-wrap items-center gap-x-2.5 gap-y-1 pb-2.5 text-xs text-ink-2"
    >
      <StatusMark status="info" />
      <span className="min-w-0">
        {alone ? "Only " : "Kafka’s default partitioner puts the key "}
        {alone ? null : (
          <>
            <b className="code font-medium break-all text-ink">{key}</b> into{" "}
          </>
        )}
        <b className="font-medium text-ink">
          partition {home} of {formatInteger(partitions)}
        </b>
        {alone ? " is read, where Kafka’s default partitioner puts this key." : "."}
      </span>
      {alone ? (
        <Button size="sm" onClick={() => onChange({ partitions: null, record: null })}>
          Search all partitions
        </Button>
      ) : (
        <Button size="sm" onClick={() => onChange({ partitions: [home], record: null })}>
          Search only partition {home}
        </Button>
      )}
      <span className="text-ink-3">
        It lies elsewhere if its producer places keys in another way, or wrote it before partitions were added.
      </span>
    </div>
  );
}
