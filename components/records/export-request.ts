import { exportRequest, type ExportRequest } from "#lib/contracts/record-export.ts";
import type { RecordFilter, SearchBody } from "#lib/contracts/record-search.ts";
import { fieldPathOf, shownColumns } from "./record-layout.ts";

export const plainColumns = ["topic", "partition", "offset", "timestamp", "key", "value", "headers"] as const;

export type ExportDraft = {
  format: ExportRequest["format"];
  /** Of a CSV, those of `plainColumns`. */
  columns: readonly string[];
  /** Further columns as typed, parted by commas: `value.customer.id, headers.trace-id`. */
  paths: string;
  /** Key, value and fields as the codecs show them: instead of the stored ones in a CSV, beside them in NDJSON. */
  decoded: boolean;
};

/** The request of an export, or what is wrong with its columns. */
export function exportRequestOf(body: SearchBody, draft: ExportDraft): { request: ExportRequest } | { fault: string } {
  const { start, end, partitions, isolation, keyCodec, valueCodec } = body;
  const filter: RecordFilter = body.filter;
  const paths = pathsOf(draft.paths);
  const columns = draft.format === "csv" ? { columns: [...draft.columns, ...paths] } : {};
  const parsed = exportRequest.safeParse({
    start,
    end,
    partitions,
    isolation,
    keyCodec,
    valueCodec,
    filter,
    format: draft.format,
    decoded: draft.decoded && draft.format !== "raw",
    ...columns,
  });
  if (parsed.success) return { request: parsed.data };
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: "" };
  const at = path[0] === "columns" && typeof path[1] === "number" ? [...draft.columns, ...paths][path[1]] : undefined;
  if (at === undefined) return { fault: "Choose at least one column." };
  return { fault: `"${at}" is no column. ${message}.` };
}

/** The columns of the list, as far as a file can have them; with none of them, where a record stands and what it holds. */
export function draftOf(layout: string | null): ExportDraft {
  const shown = shownColumns(layout);
  const plain = plainColumns.filter((column) => shown.includes(column));
  const columns = layout === null || plain.length === 0 ? ["partition", "offset", "timestamp", "key", "value"] : plain;
  const paths = shown.filter((column) => fieldPathOf(column) !== null).join(", ");
  return { format: "ndjson", columns, paths, decoded: false };
}

/** Commas part the paths, but not inside quotes. */
function pathsOf(text: string): string[] {
  const parts = text.match(/(?:"(?:[^"\\]|\\.)*"|[^,])+/g) ?? [];
  return parts.map((path) => path.trim()).filter((path) => path !== "");
}
