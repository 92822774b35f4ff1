"use client";

import { useQueryState } from "nuqs";
import { useMemo } from "react";
import { usePreferences } from "#components/shared/preferences-provider.tsx";
import type { RowSource, SortKey } from "#components/ui/data-table-columns.ts";
import { DataTable } from "#components/ui/data-table.tsx";
import { PartialLine } from "#components/ui/partial-line.tsx";
import { backgroundSearches } from "#lib/client/endpoints.ts";
import { request } from "#lib/client/request.ts";
import type { BackgroundSearchDetail } from "#lib/contracts/background-search.ts";
import { BackgroundAct } from "./background-act.tsx";
import { isOpen } from "./background-queries.ts";
import { runOf, searchOf } from "./background-run.ts";
import { CoverageStrip } from "./coverage-strip.tsx";
import { recordId } from "./record-id.ts";
import { RecordPanel } from "./record-panel.tsx";
import { recordSearch } from "./record-search.ts";
import { SearchEmpty } from "./search-empty.tsx";
import type { RecordRow } from "./search-run.ts";
import { useRecordColumns } from "./use-record-columns.tsx";

type Props = { cluster: string; search: BackgroundSearchDetail; readAt: number };

const sorts = ["timestamp", "partition", "offset", "size"] as const;
const asFound: readonly SortKey[] = [];
/** A full page is read again only so often while more is found. */
const restMs = 10_000;
const firstPage = 100;

const fates: Record<BackgroundSearchDetail["topicNow"], string | null> = {
  same: null,
  unknown: null,
  deleted: "The topic was deleted since: what is shown here is all that is left of these messages.",
  recreated:
    "The topic was deleted and created again since: these messages are of the old one, and a link to one leads to another message of the new one.",
};

/** The kept messages, window by window, under what was read and what was not. */
export function BackgroundResults({ cluster, search, readAt }: Props) {
  const { zone } = usePreferences().preferences;
  const [open, setOpen] = useQueryState("record", recordSearch.record);
  const { id, topic, found } = search;
  const running = isOpen(search);
  const run = useMemo(() => runOf(search), [search]);
  const layout = useRecordColumns(cluster, topic, undefined, { filter: search.body.filter });
  const columns = useMemo(
    () => layout.columns.map((column) => ({ ...column, sortable: isSort(column.id) })),
    [layout.columns],
  );
  const key = `${id} ${running && found > firstPage ? `since ${Math.floor(readAt / restMs)}` : found}`;
  const source = useMemo(() => sourceOf(cluster, id, key), [cluster, id, key]);
  const fate = fates[search.topicNow];
  return (
    <DataTable
      label="Messages kept"
      noun={{ one: "message", many: "messages" }}
      {...layout}
      columns={columns}
      source={source}
      rowId={recordId}
      rowLabel={(record) => `record ${record.offset} of partition ${record.partition}`}
      empty={
        run.coverage === null && running ? undefined : (
          <SearchEmpty run={run} search={searchOf(search.body)} zone={zone} />
        )
      }
      partial={
        <>
          {fate === null ? null : <PartialLine>{fate}</PartialLine>}
          <CoverageStrip
            run={run}
            kept={{ found, places: search.places, act: <BackgroundAct cluster={cluster} search={search} /> }}
            more={run.coverage === null && running ? <span role="status">{search.progress || "Starting"}</span> : null}
          />
        </>
      }
      urlKey=""
      filterLabel={null}
      initialSort={asFound}
      initialSortWords={search.body.direction === "newest-first" ? "Newest first" : "In the order they were found"}
      rowHeight="compact"
      renderDetail={(record) => (
        <RecordPanel cluster={cluster} topic={topic} record={record} filter={search.body.filter} />
      )}
      openId={open}
      onOpenIdChange={(next) => void setOpen(next)}
      foot={<span className="max-lg:hidden">Kept as they were read</span>}
    />
  );
}

function isSort(id: string): id is (typeof sorts)[number] {
  return sorts.some((sort) => sort === id);
}

function sourceOf(cluster: string, search: string, key: string): RowSource<RecordRow> {
  return {
    key,
    async load({ start, end, sort, signal }) {
      const [first] = sort;
      const { matches, found } = await request(backgroundSearches.rows, {
        params: { cluster, search },
        query: {
          start: String(start),
          limit: String(end - start),
          sort: first !== undefined && isSort(first.id) ? first.id : "found",
          descending: first?.desc === true ? "true" : "false",
        },
        signal,
      });
      return { rows: matches.map(({ record, excerpt }) => ({ ...record, excerpt })), rowCount: found };
    },
  };
}
