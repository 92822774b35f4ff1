"use client";

import { useQuery } from "@tanstack/react-query";
import { Select } from "#components/ui/select.tsx";
import { Status } from "#components/ui/status-mark.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import { positionWords } from "./group-position.ts";
import { recordQueries } from "./queries.ts";

type Props = {
  cluster: string;
  topic: string;
  group: string | null;
  partitions: readonly number[];
  onChoose: (group: string) => void;
};

/** The consumer group at whose committed offsets reading starts, and where that is. */
export function GroupStart({ cluster, topic, group, partitions, onChoose }: Props) {
  const list = useQuery(recordQueries.groups(cluster));
  const here = (list.data?.groups ?? []).filter(({ topics }) => topics.includes(topic)).map(({ id }) => id);
  const ids = group === null || here.includes(group) ? here : [group, ...here];
  if (list.isError) return <Status status="unknown">The groups were not read: {asProblem(list.error).detail}</Status>;
  if (list.data !== undefined && ids.length === 0)
    return <span className="text-xs text-ink-3">No consumer group has committed offsets for this topic.</span>;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Select
        aria-label="Start at the position of group"
        boxClassName="max-w-64"
        value={group ?? ""}
        options={[
          ...(group === null
            ? [{ value: "", label: list.isPending ? "Reading the groups" : "Choose a group", disabled: true }]
            : []),
          ...ids.map((id) => ({ value: id, label: id })),
        ]}
        onValueChange={onChoose}
      />
      {group === null ? null : <Position cluster={cluster} topic={topic} group={group} partitions={partitions} />}
    </span>
  );
}

function Position({ cluster, topic, group, partitions }: Omit<Props, "onChoose" | "group"> & { group: string }) {
  const detail = useQuery(recordQueries.group(cluster, group));
  if (detail.isError) return <Status status="unknown">{asProblem(detail.error).detail}</Status>;
  if (detail.data === undefined) return null;
  const { short, long } = positionWords(detail.data.partitions, topic, partitions);
  return (
    <span className="tn truncate text-xs text-ink-3" title={long}>
      {short}
    </span>
  );
}
