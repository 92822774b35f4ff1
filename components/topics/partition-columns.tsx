import { Replicas } from "#components/shared/replicas.tsx";
import type { CellState, Column } from "#components/ui/data-table-columns.ts";
import { Status } from "#components/ui/status-mark.tsx";
import type { TopicPartition } from "#lib/contracts/topics.ts";
import { formatBytes, formatBytesExact } from "#lib/format/bytes.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { atMost } from "./topic-facts.ts";

/** Columns of a topic's partitions; offsets that were not read are unknown, with the reason on hover. */
export function partitionColumns(
  old: string | null,
  sizes: ReadonlyMap<number, bigint | null> | null,
  sizeFault: string | null,
): Column<TopicPartition>[] {
  const state = (): CellState => (old === null ? null : { old, quiet: true });
  const sizeState = (row: TopicPartition): CellState => {
    if (sizes === null) return sizeFault === null ? "loading" : { unknown: sizeFault };
    const bytes = sizes.get(row.partition);
    return bytes === null || bytes === undefined ? { unknown: "The leader did not tell the size." } : null;
  };
  const offsets = (row: TopicPartition): CellState => (row.error === null ? state() : { unknown: row.error });
  return [
    { id: "partition", header: "Partition", minWidth: 88, value: (row) => row.partition, cell: (row) => row.partition },
    {
      id: "leader",
      header: "Leader",
      width: 112,
      value: (row) => row.leader,
      cell: (row) => (row.leader === null ? <Status status="critical">no leader</Status> : `broker ${row.leader}`),
      state,
    },
    {
      id: "replicas",
      header: "Replicas",
      width: 132,
      priority: 1,
      sortable: false,
      value: (row) => row.replicas.join(", "),
      cell: (row) => row.replicas.join(", "),
      state,
    },
    {
      id: "inSync",
      header: "In sync",
      width: 176,
      value: (row) => row.inSync.length - row.replicas.length,
      full: (row) => inSyncWords(row),
      cell: (row) => <InSync row={row} />,
      state,
    },
    offsetColumn("logStart", "Log start", (row) => row.logStart, offsets, 2),
    offsetColumn("highWatermark", "High watermark", (row) => row.highWatermark, offsets),
    {
      ...offsetColumn("atMost", "Messages, at most", (row) => atMost(row)?.toString() ?? null, offsets),
      label: "Messages, at most: high watermark − log start",
    },
    {
      id: "size",
      header: "Size",
      label: "Size on the leader's disk",
      align: "end",
      width: 112,
      firstSort: "desc",
      priority: 3,
      value: (row) => sizes?.get(row.partition) ?? null,
      full: (row) => sizeWords(sizes?.get(row.partition) ?? null),
      cell: (row) => formatBytes(sizes?.get(row.partition) ?? 0n),
      state: sizeState,
    },
  ];
}

function offsetColumn(
  id: string,
  header: string,
  of: (row: TopicPartition) => string | null,
  state: (row: TopicPartition) => CellState,
  priority?: number,
): Column<TopicPartition> {
  return {
    id,
    header,
    align: "end",
    width: 148,
    firstSort: "desc",
    value: (row) => bigintOf(of(row)),
    cell: (row) => {
      const value = of(row);
      return value === null ? "–" : formatInteger(value);
    },
    state,
    priority,
  };
}

function sizeWords(bytes: bigint | null): string {
  return bytes === null ? "not read" : `${formatBytesExact(bytes)} on the leader's disk`;
}

function bigintOf(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}

function inSyncWords(row: TopicPartition): string {
  return `${row.inSync.length} of ${row.replicas.length}`;
}

function InSync({ row }: { row: TopicPartition }) {
  const offline = row.offlineReplicas.length;
  const outOfSync = Math.max(0, row.replicas.length - row.inSync.length - offline);
  const missing = row.replicas.length - row.inSync.length;
  return (
    <span className="inline-flex items-center">
      <Replicas inSync={row.inSync.length} outOfSync={outOfSync} offline={offline} />
      {missing > 0 ? (
        <Status status={row.inSync.length === 0 ? "critical" : "warning"}>{inSyncWords(row)}</Status>
      ) : (
        <span className="text-ink-2">{inSyncWords(row)}</span>
      )}
    </span>
  );
}
