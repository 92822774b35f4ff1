"use client";

import { useQuery } from "@tanstack/react-query";
import { Select } from "#components/ui/select.tsx";
import { Status } from "#components/ui/status-mark.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import { positionWords } from "./group-position.ts";
import { recordQueries } from "./queries.ts";
import type { RecordSearch } from "./record-search.ts";

type Props = {
  cluster: string;
  topic: string;
  group: string | null;
  onChoose: (group: string) => void;
};

type PositionProps = { cluster: string; topic: string; search: RecordSearch };

/** The consumer group at whose committed offsets reading starts. */
export function GroupStart({ cluster, topic, group, onChoose }: Props) {
  const list = useQuery(recordQueries.groups(cluster));
  const here = (list.data?.groups ?? []).filter(({ topics }) => topics.includes(topic)).map(({ id }) => id);
  const ids = group === null || here.includes(group) ? here : [group, ...here];
  if (list.isError) return <Status status="unknown">The groups were not read: {asProblem(list.error).detail}</Status>;
  if (list.data !== undefined && ids.length === 0)
    return <span className="text-xs text-ink-3">no group has committed here</span>;
  return (
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
  );
}

/** Where the chosen group stands, partition by partition. */
export function GroupPosition({ cluster, topic, search: { from, group, partitions } }: PositionProps) {
  const wanted = from === "group" ? group : null;
  const detail = useQuery({ ...recordQueries.group(cluster, wanted ?? ""), enabled: wanted !== null });
  if (wanted === null) return null;
  const words = detail.data === undefined ? null : positionWords(detail.data.partitions, topic, partitions ?? []);
  return (
    <p className="px-page tn shrink-0 truncate pb-2.5 text-xs text-ink-2" title={words?.long}>
      {words === null ? (
        detail.isError ? (
          asProblem(detail.error).detail
        ) : (
          "Reading where the group stands"
        )
      ) : (
        <>
          <b className="font-medium text-ink">{wanted}</b> stands {words.short}.{" "}
          <span className="text-ink-3">{words.long.replaceAll("\n", " · ")}</span>
        </>
      )}
    </p>
  );
}
