"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { ProblemState } from "#components/shared/problem-state.tsx";
import { clockTime, StaleLine } from "#components/shared/stale-line.tsx";
import { Button } from "#components/ui/button.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PartialLine } from "#components/ui/partial-line.tsx";
import { asProblem } from "#lib/client/problem-error.ts";
import { formatInteger } from "#lib/format/int64.ts";
import { pagePath } from "#lib/format/urls.ts";
import { schemaQueries } from "./queries.ts";
import { subjectColumns, subjectFacets, type SubjectRow } from "./subject-columns.tsx";
import { SubjectMenu } from "./subject-menu.tsx";
import type { useSummaries } from "./use-summaries.ts";

type Props = {
  cluster: string;
  blocked: string | null;
  figures: ReturnType<typeof useSummaries>;
  onRegister: () => void;
  onDelete: (subject: string) => void;
};

export function SubjectTable({ cluster, blocked, figures, onRegister, onDelete }: Props) {
  const list = useQuery(schemaQueries.list(cluster));
  const { summaries, progress, error, reader } = figures;
  const subjects = list.data?.subjects;
  const rows = useMemo(
    () => subjects?.map((subject): SubjectRow => ({ subject, summary: summaries.get(subject) ?? null })),
    [subjects, summaries],
  );
  const need = useCallback(
    (wanted: readonly SubjectRow[], all: boolean) =>
      reader.need(
        wanted.map((row) => row.subject),
        all,
      ),
    [reader],
  );
  const fault = error === null ? null : asProblem(error).detail;
  const columns = useMemo(
    () =>
      subjectColumns(
        ({ subject }) => <SubjectMenu subject={subject} blocked={blocked} onDelete={() => onDelete(subject)} />,
        fault,
      ),
    [blocked, onDelete, fault],
  );
  const retry = () => void list.refetch();
  return (
    <DataTable
      label="Subjects"
      noun={{ one: "subject", many: "subjects" }}
      columns={columns}
      rows={rows}
      rowId={(row) => row.subject}
      rowHref={(row) => pagePath("/clusters/[cluster]/schemas/[subject]", { cluster, subject: row.subject })}
      onNeed={need}
      loading={list.data === undefined && !list.isError}
      error={
        list.isError && list.data === undefined ? (
          <ProblemState
            problem={asProblem(list.error)}
            title="Subjects could not be listed"
            onRetry={retry}
            retrying={list.isFetching}
          />
        ) : undefined
      }
      empty={
        <EmptyState
          title="No subjects yet"
          action={
            <Button variant="primary" blocked={blocked} onClick={onRegister}>
              Register schema
            </Button>
          }
        >
          Schemas stand here under their subjects, usually one for the values and one for the keys of a topic. One
          appears when a producer or a person registers it.
        </EmptyState>
      }
      partial={
        list.isError && list.data !== undefined ? (
          <StaleLine problem={asProblem(list.error)} asOf={list.dataUpdatedAt} onRetry={retry} />
        ) : fault !== null ? (
          <PartialLine onRetry={reader.retry}>Figures of subjects were not read: {fault}</PartialLine>
        ) : undefined
      }
      urlKey=""
      facets={subjectFacets}
      filterLabel="Filter by subject"
      initialSort={[{ id: "subject", desc: false }]}
      exportName={`${cluster}-subjects`}
      live
      footStart={
        progress === null ? undefined : (
          <span role="status">
            Reading figures of all subjects: {formatInteger(progress.done)} of {formatInteger(progress.total)}
          </span>
        )
      }
      foot={list.data ? <span>Read {clockTime(list.dataUpdatedAt)}</span> : undefined}
    />
  );
}
