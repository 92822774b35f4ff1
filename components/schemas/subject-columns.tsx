import type { ReactNode } from "react";
import { actionsColumn, type CellState, type Column, type Facet } from "#components/ui/data-table-columns.ts";
import type { SubjectSummary } from "#lib/contracts/schemas.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { levelHints, levelWords, typeWords } from "./schema-words.ts";

/** A subject of the list; its figures come later. */
export type SubjectRow = { subject: string; summary: SubjectSummary | null };

export const subjectFacets: Facet<SubjectRow>[] = [
  {
    id: "type",
    label: "Type",
    options: ["AVRO", "PROTOBUF", "JSON"].map((value) => ({ value, label: typeWords(value) })),
    of: ({ summary }) => summary?.type ?? null,
    lazy: true,
  },
];

/** `fault` says why figures that are not there do not come. */
export function subjectColumns(menu: (row: SubjectRow) => ReactNode, fault: string | null): Column<SubjectRow>[] {
  const state = ({ summary }: SubjectRow): CellState => {
    if (summary === null) return fault === null ? "loading" : { unknown: fault };
    return summary.error === null ? null : { unknown: summary.error };
  };
  const lazy = { state, lazy: true };
  return [
    {
      id: "subject",
      header: "Subject",
      value: ({ subject }) => subject,
      cell: ({ subject }, { mark }) => mark(subject),
    },
    {
      id: "type",
      header: "Type",
      width: 128,
      value: ({ summary }) => (summary?.type ? typeWords(summary.type) : null),
      cell: ({ summary }) => <span className="text-ink-2">{summary?.type ? typeWords(summary.type) : "–"}</span>,
      ...lazy,
    },
    {
      id: "versions",
      header: "Versions",
      align: "end",
      width: 96,
      firstSort: "desc",
      value: ({ summary }) => summary?.versions.length ?? null,
      cell: ({ summary }) => formatInteger(summary?.versions.length ?? 0),
      ...lazy,
    },
    {
      id: "id",
      header: "Latest id",
      align: "end",
      width: 104,
      firstSort: "desc",
      priority: 1,
      value: ({ summary }) => summary?.latestId ?? null,
      cell: ({ summary }) => summary?.latestId ?? "–",
      full: ({ summary }) => String(summary?.latestId ?? ""),
      ...lazy,
    },
    {
      id: "compatibility",
      header: "Compatibility",
      width: 240,
      value: ({ summary }) => summary?.compatibility ?? null,
      full: ({ summary }) => (summary === null ? "" : levelWords(summary)),
      cell: ({ summary }) =>
        summary === null ? null : (
          <span title={levelHints[summary.compatibility ?? ""]} className="text-ink-2">
            {summary.compatibility ?? "not told"}
            {summary.inherited && summary.compatibility !== null ? <span className="text-ink-3"> · global</span> : null}
          </span>
        ),
      ...lazy,
    },
    actionsColumn(menu),
  ];
}
