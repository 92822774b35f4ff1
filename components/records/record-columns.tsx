import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import type { CellState, Column } from "#components/ui/data-table-columns.ts";
import { formatBytes, formatBytesExact } from "#lib/format/bytes.ts";
import type { FieldPath } from "#lib/format/field-path.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { formatIso, formatTime, zoneLabel, type Zone } from "#lib/format/time.ts";
import { fieldColumn } from "./field-columns.tsx";
import { focusSpans } from "./filter-focus.ts";
import { HeaderExcerpt, PayloadCell, payloadText } from "./payload-cell.tsx";
import type { FieldColumn } from "./record-layout.ts";
import type { RecordRow } from "./search-run.ts";
import { isMarker, isUnseen, transactionWords } from "./transaction-words.ts";

type Options = {
  zone: Zone;
  /** Dims all cells: how old they are. */
  old: string | null;
  fields: readonly FieldColumn[];
  /** Ids of those that hold numbers alone. */
  numbers: readonly string[];
  /** Fields a filter looks at: the preview is cut around them. */
  focus: readonly FieldPath[];
};

type RowState = (record: RecordRow) => CellState;

/** Columns of the messages tab, in mono because bytes and offsets are compared; the fields' columns last. */
export function recordColumns({ zone, old, fields, numbers, focus }: Options): Column<RecordRow>[] {
  const state = (record: RecordRow): CellState => {
    if (old !== null) return { old, quiet: true };
    const words = isUnseen(record) ? transactionWords(record) : null;
    return words === null ? null : { old: words.meaning, quiet: true };
  };
  return [
    ...plainRecordColumns(zone, focus, state),
    ...fields.map((field) => fieldColumn(field, numbers.includes(field.id), state)),
  ];
}

function plainRecordColumns(zone: Zone, focus: readonly FieldPath[], state: RowState): Column<RecordRow>[] {
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
      cell: (record, { mark }) =>
        isMarker(record) ? null : (
          <PayloadCell
            payload={record.key}
            noun="key"
            mark={mark}
            excerpt={record.excerpt}
            focus={focusSpans(record.key, "key", focus)}
          />
        ),
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
          <TransactionBadge record={record} />
          <HeaderExcerpt record={record} />
          {isMarker(record) ? null : (
            <PayloadCell
              payload={record.value}
              noun="value"
              mark={mark}
              excerpt={record.excerpt}
              focus={focusSpans(record.value, "value", focus)}
            />
          )}
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
    {
      id: "headers",
      header: "Headers",
      width: 220,
      mono: true,
      hidden: true,
      filtered: true,
      value: headerWords,
      cell: (record, { mark }) => <HeaderPairs record={record} mark={mark} />,
      state,
    },
    schemaColumn("schema", "value", state),
    schemaColumn("keySchema", "key", state),
  ];
}

function TransactionBadge({ record }: { record: RecordRow }) {
  const words = transactionWords(record);
  return words === null ? null : (
    <span title={words.meaning}>
      <Badge className="mr-2">{words.word}</Badge>
    </span>
  );
}

function schemaColumn(id: string, part: "key" | "value", state: RowState): Column<RecordRow> {
  const schemaOf = (record: RecordRow) => ("schema" in record[part] ? (record[part].schema ?? null) : null);
  const idOf = (record: RecordRow) => schemaOf(record)?.id ?? schemaOf(record)?.guid ?? null;
  return {
    id,
    header: part === "value" ? "Schema id" : "Key schema id",
    label: `Schema id of the ${part}`,
    align: "end",
    width: 108,
    mono: true,
    hidden: true,
    value: idOf,
    cell: (record) => idOf(record) ?? <span className="text-ink-3">–</span>,
    state,
  };
}

function headerWords({ headers }: RecordRow): string | null {
  if (headers.length === 0) return null;
  return headers.map(({ key, value }) => `${key}: ${payloadText(value) ?? "null"}`).join(", ");
}

/** Pairs that a cell has room for; the others are in the record panel. */
const mostPairs = 8;

function HeaderPairs({ record, mark }: { record: RecordRow; mark: (text: string) => ReactNode }) {
  if (record.headerCount === 0) return <span className="text-ink-3">–</span>;
  return (
    <>
      {record.headers.slice(0, mostPairs).map(({ key, value }, index) => (
        <span key={index} className="mr-3">
          <span className="mr-1.5 text-ink-3">{mark(key)}</span>
          <PayloadCell payload={value} noun="header" mark={mark} />
        </span>
      ))}
      {record.headerCount > mostPairs ? <span className="font-sans text-ink-3">and more</span> : null}
    </>
  );
}
