"use client";

import { useState } from "react";
import { usePaused } from "#components/shared/live.ts";
import { ProblemState } from "#components/shared/problem-state.tsx";
import type { SortKey } from "#components/ui/data-table-columns.ts";
import { DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LiveStrip } from "./live-strip.tsx";
import { recordId } from "./record-id.ts";
import type { RecordListProps } from "./record-list-props.ts";
import { RecordPanel } from "./record-panel.tsx";
import { tailQueryOf } from "./record-request.ts";
import { filterOf, hasFilter } from "./record-search.ts";
import type { TailView } from "./tail-view.ts";
import { useDecoders } from "./use-decoders.ts";
import { useRecordColumns } from "./use-record-columns.tsx";
import { useLiveTail } from "./use-live-tail.ts";

const asTheyCome: readonly SortKey[] = [];

/** Records as they are appended, the newest on top. The rows stand still while it is paused, scrolled, or a record is open. */
export function LiveList({ cluster, topic, search, onOpen }: RecordListProps) {
  const { keyCodec, valueCodec } = useDecoders(cluster, topic);
  const view = useLiveTail(cluster, topic, tailQueryOf(search, { keyCodec, valueCodec }));
  const [away, setAway] = useState(false);
  const [pressed, setPressed] = useState(false);
  const release = () => setPressed(false);
  const paused = usePaused();
  const held = useHeld(view, paused || away || pressed, search.record);
  const filter = filterOf(search);
  const columns = useRecordColumns(cluster, topic, held.rows, { filter });
  const lost = view.phase === "broken" && view.status === null ? view.problem : null;
  return (
    <div
      className="flex min-h-0 flex-1 flex-col"
      onScrollCapture={(event) => {
        const { target } = event;
        if (target instanceof HTMLElement && target.querySelector(":scope > [role=grid]"))
          setAway(target.scrollTop > 0);
      }}
      // A click that begins on one row and ends on another is none.
      onPointerDownCapture={() => {
        setPressed(true);
        window.addEventListener("pointerup", release, { once: true });
        window.addEventListener("pointercancel", release, { once: true });
      }}
    >
      <DataTable
        label="Live messages"
        noun={{ one: "message", many: "messages" }}
        {...columns}
        rows={held.rows}
        rowId={recordId}
        rowLabel={(record) => `record ${record.offset} of partition ${record.partition}`}
        loading={view.phase === "connecting"}
        error={
          lost === null ? undefined : (
            <ProblemState
              problem={lost}
              title="The end of the topic could not be followed"
              missing={`There is no topic “${topic}”`}
            />
          )
        }
        empty={
          <EmptyState
            title={hasFilter(filter) ? "No match since you began to look" : "No message since you began to look"}
          >
            A record stands here as soon as it is appended{hasFilter(filter) ? " and matches" : ""}. For what was
            before, start at Newest.
          </EmptyState>
        }
        partial={
          lost === null ? <LiveStrip view={view} paused={paused} behind={view.arrived - held.arrived} /> : undefined
        }
        urlKey=""
        filterLabel="Filter what is shown"
        initialSort={asTheyCome}
        initialSortWords="Newest on top"
        rowHeight="compact"
        exportName={`${topic}-messages`}
        renderDetail={(record) => <RecordPanel cluster={cluster} topic={topic} record={record} filter={filter} />}
        openId={search.record}
        onOpenIdChange={onOpen}
        foot={<span className="max-lg:hidden">Reading commits no offsets and joins no group</span>}
      />
    </div>
  );
}

/** The rows as they were when holding began, else as they are. A record that is open in them holds them too. */
function useHeld(view: TailView, wanted: boolean, open: string | null): Pick<TailView, "rows" | "arrived"> {
  const [held, setHeld] = useState<Pick<TailView, "rows" | "arrived"> | null>(null);
  const shown = held ?? view;
  const hold = wanted || (open !== null && shown.rows.some((row) => recordId(row) === open));
  if (hold && held === null) setHeld({ rows: view.rows, arrived: view.arrived });
  if (!hold && held !== null) setHeld(null);
  return hold ? shown : view;
}
