import { isUtf8 } from "node:buffer";
import { parseFieldPath } from "./field-path.ts";
import { findValue, stringAt, type Span } from "./json-walk.ts";
import type { FileFormat } from "./scan-plan.ts";
import type { StoredRecord } from "./record-of.ts";

/** Turns records into the bytes of a file, chunk by chunk. */
export type FileWriter = {
  add: (topic: string, partition: number, record: StoredRecord) => void;
  length: () => number;
  /** The bytes so far, in memory of their own; null when there are none. */
  take: () => Uint8Array<ArrayBuffer> | null;
};

export function openFileWriter(format: FileFormat): FileWriter {
  let buffer = new Uint8Array(524_288);
  let view = Buffer.from(buffer.buffer);
  let length = 0;
  const room = (bytes: number) => {
    if (length + bytes <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + bytes));
    larger.set(buffer.subarray(0, length));
    buffer = larger;
    view = Buffer.from(buffer.buffer);
  };
  const text = (value: string) => {
    room(value.length * 3);
    length += view.write(value, length);
  };
  const raw = (bytes: Uint8Array) => {
    room(bytes.length);
    buffer.set(bytes, length);
    length += bytes.length;
  };
  return {
    add: lineOf(format, text, raw),
    length: () => length,
    take() {
      if (length === 0) return null;
      const chunk = buffer.slice(0, length);
      length = 0;
      return chunk;
    },
  };
}

function lineOf(
  format: FileFormat,
  text: (value: string) => void,
  raw: (bytes: Uint8Array) => void,
): FileWriter["add"] {
  switch (format.kind) {
    case "ndjson":
      return (topic, partition, record) => text(ndjsonLine(topic, partition, record));
    case "csv": {
      const cells = format.columns.map(cellOf);
      return (topic, partition, record) => text(`${cells.map((cell) => cell(topic, partition, record)).join(",")}\r\n`);
    }
    case "raw":
      return (_topic, _partition, record) => {
        if (record.value === null) return;
        raw(record.value);
        raw(format.delimiter);
      };
  }
}

/** UTF-8 as a JSON string, other bytes as `{"base64":…}`, null as null: nothing is lost and nothing is guessed. */
function jsonOf(bytes: Buffer | null): string {
  if (bytes === null) return "null";
  return isUtf8(bytes) ? JSON.stringify(bytes.toString("utf8")) : `{"base64":"${bytes.toString("base64")}"}`;
}

function ndjsonLine(topic: string, partition: number, record: StoredRecord): string {
  const headers = record
    .headers(record.headerCount)
    .map(({ key, value }) => `[${JSON.stringify(key)},${jsonOf(value)}]`);
  return (
    `{"topic":${JSON.stringify(topic)},"partition":${partition},"offset":"${record.offset}",` +
    `"timestamp":"${record.timestamp}","timestampType":"${record.logAppendTime ? "log-append-time" : "create-time"}",` +
    `"key":${jsonOf(record.key)},"value":${jsonOf(record.value)},"headers":[${headers.join(",")}]}\n`
  );
}

type Cell = (topic: string, partition: number, record: StoredRecord) => string;

function cellOf(column: string): Cell {
  switch (column) {
    case "topic":
      return (topic) => csvText(topic);
    case "partition":
      return (_topic, partition) => String(partition);
    case "offset":
      return (_topic, _partition, { offset }) => offset.toString();
    case "timestamp":
      return (_topic, _partition, { timestamp }) => timestamp.toString();
    case "key":
      return (_topic, _partition, { key }) => csvBytes(key);
    case "value":
      return (_topic, _partition, { value }) => csvBytes(value);
    case "headers":
      return (_topic, _partition, record) => {
        const all = record.headers(record.headerCount);
        return csvText(`[${all.map(({ key, value }) => `[${JSON.stringify(key)},${jsonOf(value)}]`).join(",")}]`);
      };
    default:
      return fieldCell(column);
  }
}

function fieldCell(column: string): Cell {
  const path = parseFieldPath(column);
  const span: Span = { start: 0, end: 0 };
  return (_topic, _partition, record) => {
    if ("message" in path) return "";
    const bytes =
      path.root === "headers"
        ? (record.headers(record.headerCount).findLast(({ key }) => key === path.name)?.value ?? null)
        : record[path.root];
    if (bytes === null || path.steps.length === 0) return csvBytes(bytes);
    if (!findValue(bytes, 0, bytes.length, path.steps, span)) return "";
    const token = bytes.toString("utf8", span.start, span.end);
    if (!token.startsWith('"')) return /^-?\d/.test(token) ? token : csvText(token);
    return csvText(stringAt(bytes, span.start + 1, span.end - 1) ?? token);
  };
}

/** An empty cell is null; an empty text is "". */
function csvBytes(bytes: Buffer | null): string {
  if (bytes === null) return "";
  return csvText(isUtf8(bytes) ? bytes.toString("utf8") : `base64:${bytes.toString("base64")}`);
}

/** RFC 4180; a text that a spreadsheet would run as a formula gets an apostrophe in front. */
export function csvText(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) && !/^-?\d+(?:\.\d+)?$/.test(value) ? `'${value}` : value;
  return safe === "" || /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
