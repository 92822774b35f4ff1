import type { CellState, Column } from "#components/ui/data-table-columns.ts";
import { formatBytes, formatBytesExact } from "#lib/format/bytes.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { formatIso, formatTime, zoneLabel, type Zone } from "#lib/format/time.ts";
import { HeaderExcerpt, PayloadCell, payloadText } from "./payload-cell.tsx";
import type { RecordRow } from "./search-run.ts";

/** Columns of the messages tab, in mono because bytes and offsets are compared. */
export function recordColumns(zone: Zone, old: string | null): Column<RecordRow>[] {
  const state = (): CellState => (old === null ? null : { old, quiet: true });
  return [
    {
      id: "timestamp",
      header: `Timestamp, ${zoneLabel(zone, new Date())}`,
      width: 208,
      mono: true,
      firstSort: "desc",
      value: (record) => BigInt(record.timestamp),
      full: (record) => `${formatIso(record.timestamp, zone)} · ${record.timestamp} ms`,
      cell: (record) => formatTime(record.timestamp, zone),
      state,
    },
    {
      id: "partition",
      header: "Partition",
      align: "end",
      width: 84,
      mono: true,
      priority: 2,
      value: (record) => record.partition,
      cell: (record) => record.partition,
      state,
    },
    {
      id: "offset",
      header: "Offset",
      align: "end",
      width: 112,
      mono: true,
      firstSort: "desc",
      value: (record) => BigInt(record.offset),
      full: (record) => record.offset,
      cell: (record) => formatInteger(record.offset),
      state,
    },
    {
      id: "key",
      header: "Key",
      width: 140,
      mono: true,
      filtered: true,
      value: (record) => payloadText(record.key),
      cell: (record, { mark }) => <PayloadCell payload={record.key} noun="key" mark={mark} excerpt={record.excerpt} />,
      state,
    },
    {
      id: "value",
      header: "Value",
      minWidth: 220,
      mono: true,
      filtered: true,
      value: (record) => payloadText(record.value),
      cell: (record, { mark }) => (
        <>
          <HeaderExcerpt record={record} />
          <PayloadCell payload={record.value} noun="value" mark={mark} excerpt={record.excerpt} />
        </>
      ),
      state,
    },
    {
      id: "size",
      header: "Size",
      label: "Size of key and value",
      align: "end",
      width: 92,
      mono: true,
      firstSort: "desc",
      priority: 1,
      value: (record) => record.keyBytes + record.valueBytes,
      full: (record) => formatBytesExact(record.keyBytes + record.valueBytes),
      cell: (record) => formatBytes(record.keyBytes + record.valueBytes),
      state,
    },
  ];
}
