import { Badge } from "#components/ui/badge.tsx";
import type { CellState, Column, Facet } from "#components/ui/data-table-columns.ts";
import { Status } from "#components/ui/status-mark.tsx";
import { formatBytes } from "#lib/format/bytes.ts";
import { formatInteger } from "#lib/format/int64.ts";
import type { SampleRow } from "./sample-rows.ts";

const inSync = { ok: "3 of 3", behind: "2 under-replicated", offline: "below min in-sync" } as const;

export const sampleColumns: readonly Column<SampleRow>[] = [
  {
    id: "name",
    header: "Name",
    minWidth: 200,
    value: (row) => row.name,
    cell: (row, { mark }) => (
      <>
        {mark(row.name)}
        {row.cleanup === "compact" ? <Badge className="ml-2">compacted</Badge> : null}
      </>
    ),
  },
  {
    id: "partitions",
    header: "Partitions",
    align: "end",
    width: 92,
    priority: 3,
    firstSort: "desc",
    value: (row) => row.partitions,
    cell: (row) => row.partitions,
  },
  {
    id: "sync",
    header: "Replicas in sync",
    label: "Replication and health",
    width: 180,
    firstSort: "desc",
    value: (row) => ["ok", "behind", "offline"].indexOf(row.sync),
    full: (row) => inSync[row.sync],
    exported: (row) => inSync[row.sync],
    cell: (row) =>
      row.sync === "ok" ? (
        <span className="text-ink-3">{inSync.ok}</span>
      ) : (
        <Status status={row.sync === "behind" ? "warning" : "critical"}>{inSync[row.sync]}</Status>
      ),
  },
  {
    id: "messages",
    header: "Messages",
    align: "end",
    width: 150,
    priority: 4,
    firstSort: "desc",
    value: (row) => row.messages,
    cell: (row) => formatInteger(row.messages),
  },
  {
    id: "size",
    header: "Size",
    align: "end",
    width: 96,
    firstSort: "desc",
    value: (row) => row.bytes,
    state: (row) => (row.bytes === null ? { unknown: "Broker 4 does not answer" } : null),
    cell: (row) => <Bytes bytes={row.bytes} />,
  },
  {
    id: "rate",
    header: "Produced",
    align: "end",
    width: 96,
    priority: 2,
    firstSort: "desc",
    value: (row) => row.rate,
    cell: (row) => (
      <>
        {formatInteger(row.rate)}
        <span className="text-ink-3"> /s</span>
      </>
    ),
  },
  {
    id: "groups",
    header: "Groups",
    label: "Consumer groups",
    align: "end",
    width: 80,
    priority: 1,
    value: (row) => row.groups,
    cell: (row) => row.groups,
  },
  {
    id: "owner",
    header: "Owner",
    width: 100,
    hidden: true,
    filtered: true,
    value: (row) => row.owner,
    cell: (row, { mark }) => mark(row.owner),
  },
];

function Bytes({ bytes }: { bytes: bigint | null }) {
  const [figure, unit] = formatBytes(bytes ?? 0n).split(/\s/u);
  return (
    <>
      {figure}
      <span className="inline-block w-6.75 pl-1 text-left text-ink-3">{unit}</span>
    </>
  );
}

/** One column in each state a cell can have. */
export const stateColumns: readonly Column<SampleRow>[] = sampleColumns.slice(0, 5).map((column, index) => ({
  ...column,
  state: (row: SampleRow): CellState => {
    const turn = (Number(row.id) + index) % 4;
    if (index === 0 || turn === 0) return null;
    if (turn === 1) return "loading";
    return turn === 2 ? { unknown: "Broker 4 does not answer" } : { old: "48 s old" };
  },
}));

export const sampleFacets: readonly Facet<SampleRow>[] = [
  {
    id: "health",
    label: "Health",
    options: [
      { value: "ok", label: "in sync" },
      { value: "behind", label: "under-replicated" },
      { value: "offline", label: "below min in-sync" },
    ],
    of: (row) => row.sync,
  },
  {
    id: "cleanup",
    label: "Cleanup",
    options: [
      { value: "delete", label: "delete" },
      { value: "compact", label: "compact" },
    ],
    of: (row) => row.cleanup,
  },
];
