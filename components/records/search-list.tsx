"use client";

import { usePreferences } from "#components/shared/preferences-provider.tsx";
import { ProblemState } from "#components/shared/problem-state.tsx";
import type { SortKey } from "#components/ui/data-table-columns.ts";
import { DataTable } from "#components/ui/data-table.tsx";
import type { SearchBody } from "#lib/contracts/record-search.ts";
import { CoverageStrip } from "./coverage-strip.tsx";
import { recordId } from "./record-id.ts";
import type { RecordListProps } from "./record-list-props.ts";
import { RecordPanel } from "./record-panel.tsx";
import { filterOf } from "./record-search.ts";
import { SearchEmpty } from "./search-empty.tsx";
import { freshRun } from "./search-run.ts";
import { SendToBackground } from "./send-to-background.tsx";
import { useRecordColumns } from "./use-record-columns.tsx";
import { useRecordSelection } from "./use-record-selection.tsx";
import type { SearchControl } from "./use-search-run.ts";

/** The order they came in: a row that arrives comes last and moves nothing. */
const asFound: readonly SortKey[] = [];

type Props = RecordListProps & { control: SearchControl; body: SearchBody | null };

/** The hits of a search under what was read and what was not. */
export function SearchList({ cluster, topic, search, onOpen, control, body }: Props) {
  const { zone } = usePreferences().preferences;
  const selected = useRecordSelection(cluster, ({ partition, offset }) => ({ topic, partition, offset }));
  const run = control.run ?? freshRun;
  const filter = filterOf(search);
  const columns = useRecordColumns(cluster, topic, run.matches, { filter });
  const running = run.phase === "running" || run.phase === "queued";
  const sends = running || run.phase === "offered" || run.phase === "hidden";
  const lost = run.phase === "broken" && run.coverage === null ? run.problem : null;
  return (
    <DataTable
      label="Messages found"
      noun={{ one: "message", many: "messages" }}
      {...columns}
      rows={run.matches}
      rowId={recordId}
      rowLabel={(record) => `record ${record.offset} of partition ${record.partition}`}
      loading={run.matches.length === 0 && run.coverage === null && (running || run.phase === "measuring")}
      error={
        lost === null ? undefined : (
          <ProblemState
            problem={lost}
            title="The search could not begin"
            missing={`There is no topic “${topic}”`}
            onRetry={control.start}
          />
        )
      }
      empty={<SearchEmpty run={run} search={search} zone={zone} />}
      partial={
        lost === null ? (
          <CoverageStrip
            control={control}
            run={run}
            more={
              sends && body !== null ? (
                <SendToBackground cluster={cluster} topic={topic} body={body} onStarted={control.stop} />
              ) : undefined
            }
          />
        ) : undefined
      }
      {...selected}
      urlKey=""
      filterLabel="Filter what was found"
      initialSort={asFound}
      initialSortWords={run.coverage?.direction === "newest-first" ? "Newest first" : "In the order they were found"}
      live={running}
      rowHeight="compact"
      exportName={`${topic}-messages`}
      renderDetail={(record) => <RecordPanel cluster={cluster} topic={topic} record={record} filter={filter} />}
      openId={search.record}
      onOpenIdChange={onOpen}
      foot={<span className="max-lg:hidden">Reading commits no offsets and joins no group</span>}
    />
  );
}
