import type { Decoding } from "#lib/kafka/records/decoding.ts";
import { decodedJson, decodedRecord } from "./decoded-view.ts";
import { parseFieldPath } from "./field-path.ts";
import { openFileSink, type FileSink } from "./file-sink.ts";
import { findValue, stringAt, type Span } from "./json-walk.ts";
import type { FileFormat } from "./scan-plan.ts";
import type { StoredRecord } from "./record-of.ts";

/** Turns records into the bytes of a file, chunk by chunk. */
export type FileWriter = Pick<FileSink, "length" | "take"> & {
  add: (topic: string, partition: number, record: StoredRecord, decoding: Decoding) => void;
};

export function openFileWriter(format: FileFormat): FileWriter {
  const sink = openFileSink();
  return { add: lineOf(format, sink), length: sink.length, take: sink.take };
}

/** The first line of a CSV. */
export function csvHead(columns: readonly string[]): Uint8Array<ArrayBuffer> {
  const sink = openFileSink(256);
  for (const [index, column] of columns.entries()) {
    if (index > 0) sink.text(",");
    sink.csv(Buffer.from(column));
  }
  sink.text("\r\n");
  return sink.take() ?? new Uint8Array();
}

function lineOf(format: FileFormat, sink: FileSink): FileWriter["add"] {
  switch (format.kind) {
    case "ndjson":
      return ndjsonLine(sink, format.decoded);
    case "csv": {
      const cells = format.columns.map((column) => cellOf(column, sink));
      return (topic, partition, stored, decoding) => {
        const record = format.decoded ? decodedRecord(stored, decoding) : stored;
        for (const [index, cell] of cells.entries()) {
          if (index > 0) sink.text(",");
          cell(topic, partition, record);
        }
        sink.text("\r\n");
      };
    }
    case "raw":
      return (_topic, _partition, record) => {
        if (record.value === null) return;
        sink.raw(record.value);
        sink.raw(format.delimiter);
      };
  }
}

function ndjsonLine(sink: FileSink, decoded: boolean): FileWriter["add"] {
  return (topic, partition, record, decoding) => {
    sink.text(
      `{"topic":${JSON.stringify(topic)},"partition":${partition},"offset":"${record.offset}",` +
        `"timestamp":"${record.timestamp}","timestampType":"${record.logAppendTime ? "log-append-time" : "create-time"}","key":`,
    );
    sink.json(record.key);
    sink.text(',"value":');
    sink.json(record.value);
    sink.text(',"headers":');
    headersJson(sink, record);
    if (decoded)
      sink.text(
        `,"decoded":{"key":${decodedJson(record, "key", decoding)},"value":${decodedJson(record, "value", decoding)}}`,
      );
    sink.text("}\n");
  };
}

/** Pairs in stored order. */
function headersJson(sink: FileSink, record: StoredRecord): void {
  sink.text("[");
  for (const [index, { key, value }] of record.headers(record.headerCount).entries()) {
    sink.text(`${index > 0 ? "," : ""}[${JSON.stringify(key)},`);
    sink.json(value);
    sink.text("]");
  }
  sink.text("]");
}

type Cell = (topic: string, partition: number, record: StoredRecord) => void;

function cellOf(column: string, sink: FileSink): Cell {
  switch (column) {
    case "topic":
      return (topic) => sink.csv(Buffer.from(topic));
    case "partition":
      return (_topic, partition) => sink.text(String(partition));
    case "offset":
      return (_topic, _partition, { offset }) => sink.text(offset.toString());
    case "timestamp":
      return (_topic, _partition, { timestamp }) => sink.text(timestamp.toString());
    case "key":
      return (_topic, _partition, { key }) => sink.csv(key);
    case "value":
      return (_topic, _partition, { value }) => sink.csv(value);
    case "headers":
      return (_topic, _partition, record) => {
        const list = openFileSink(256);
        headersJson(list, record);
        sink.csv(Buffer.from(list.take() ?? []));
      };
    default:
      return fieldCell(column, sink);
  }
}

function fieldCell(column: string, sink: FileSink): Cell {
  const path = parseFieldPath(column);
  const span: Span = { start: 0, end: 0 };
  return (_topic, _partition, record) => {
    if ("message" in path) return;
    const bytes =
      path.root === "headers"
        ? (record.headers(record.headerCount).findLast(({ key }) => key === path.name)?.value ?? null)
        : record[path.root];
    if (bytes === null || path.steps.length === 0) return sink.csv(bytes);
    if (!findValue(bytes, 0, bytes.length, path.steps, span)) return;
    const token = bytes.subarray(span.start, span.end);
    if (token[0] !== 0x22) return /^-?\d/.test(token.toString("latin1", 0, 2)) ? sink.raw(token) : sink.csv(token);
    const text = stringAt(bytes, span.start + 1, span.end - 1);
    sink.csv(text === null ? token : Buffer.from(text));
  };
}
