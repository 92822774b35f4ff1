"use client";

import { useMemo, useState, type ReactNode } from "react";
import { usePaused } from "#components/shared/live.ts";
import { ProblemState } from "#components/shared/problem-state.tsx";
import type { Column, SortKey } from "#components/ui/data-table-columns.ts";
import { DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LiveStrip } from "./live-strip.tsx";
import { recordId } from "./record-id.ts";
import { RecordPanel } from "./record-panel.tsx";
import { tailAskOf } from "./record-request.ts";
import { filterOf, hasFilter, type RecordSearch } from "./record-search.ts";
import { tailRowId, type TailRow, type TailView } from "./tail-view.ts";
import { TopicLabel, type TopicColours } from "./topic-colour.tsx";
import { useDecoders } from "./use-decoders.ts";
import { useRecordColumns } from "./use-record-columns.tsx";
import { useRecordSelection } from "./use-record-selection.tsx";
import { useLiveTail } from "./use-live-tail.ts";

const asTheyCome: readonly SortKey[] = [];

type Props = {
  cluster: string;
  /** At least one. Other topics or another search are another view: give it a key. */
  topics: readonly string[];
  /** Set where rows of several topics stand together, told apart by name and colour. */
  colours: TopicColours | null;
  search: RecordSearch;
  onOpen: (record: string | null) => void;
  /** Controls of the strip. */
  end?: ReactNode;
};

/** Records as they are appended, the newest on top. The rows stand still while it is paused, scrolled, or a record is open. */
export function LiveList({ cluster, topics, colours, search, onOpen, end }: Props) {
  // Several topics together have a choice of their own.
  const place = topics.join(" ");
  const { keyCodec, valueCodec } = useDecoders(cluster, place);
  const view = useLiveTail(cluster, tailAskOf(topics, search, { keyCodec, valueCodec }));
  const selected = useRecordSelection<TailRow>(cluster, ({ topic, partition, offset }) => ({
    topic,
    partition,
    offset,
  }));
  const [away, setAway] = useState(false);
  const [pressed, setPressed] = useState(false);
  const release = () => setPressed(false);
  const paused = usePaused();
  const rowId = colours === null ? recordId : tailRowId;
  const held = useHeld(view, paused || away || pressed, search.record, rowId);
  const filter = filterOf(search);
  const { columns: ofRecords, ...choice } = useRecordColumns(cluster, place, held.rows, { filter });
  const columns = useMemo(
    () => (colours === null ? ofRecords : [topicColumn(colours), ...ofRecords]),
    [colours, ofRecords],
  );
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
        {...choice}
        columns={columns}
        rows={held.rows}
        rowId={rowId}
        rowLabel={({ topic, partition, offset }) =>
          `record ${offset} of partition ${partition}${colours === null ? "" : ` of ${topic}`}`
        }
        loading={view.phase === "connecting"}
        error={
          lost === null ? undefined : (
            <ProblemState
              problem={lost}
              title={`The end of ${topics.length === 1 ? "the topic" : "the topics"} could not be followed`}
              missing={topics.length === 1 ? `There is no topic “${topics[0]}”` : "None of these topics is there"}
            />
          )
        }
        empty={
          <EmptyState
            title={hasFilter(filter) ? "No match since you began to look" : "No message since you began to look"}
          >
            A record stands here as soon as it is appended{hasFilter(filter) ? " and matches" : ""}. What was before
            stands {colours === null ? "at Newest" : "on the page of each topic"}.
          </EmptyState>
        }
        partial={
          lost === null ? (
            <LiveStrip view={view} topics={topics} paused={paused} behind={view.arrived - held.arrived} end={end} />
          ) : undefined
        }
        {...selected}
        urlKey=""
        filterLabel="Filter what is shown"
        initialSort={asTheyCome}
        initialSortWords="Newest on top"
        rowHeight="compact"
        exportName={`${topics.length === 1 ? topics[0] : cluster}-messages`}
        renderDetail={(record) => (
          <RecordPanel cluster={cluster} topic={record.topic} record={record} filter={filter} />
        )}
        openId={search.record}
        onOpenIdChange={onOpen}
        foot={<span className="max-lg:hidden">Reading commits no offsets and joins no group</span>}
      />
    </div>
  );
}

function topicColumn(colours: TopicColours): Column<TailRow> {
  return {
    id: "topic",
    header: "Topic",
    width: 200,
    filtered: true,
    value: ({ topic }) => topic,
    cell: ({ topic }) => <TopicLabel topic={topic} colours={colours} />,
  };
}

/** The rows as they were when holding began, else as they are. A record that is open in them holds them too. */
function useHeld(
  view: TailView,
  wanted: boolean,
  open: string | null,
  rowId: (row: TailRow) => string,
): Pick<TailView, "rows" | "arrived"> {
  const [held, setHeld] = useState<Pick<TailView, "rows" | "arrived"> | null>(null);
  const shown = held ?? view;
  const hold = wanted || (open !== null && shown.rows.some((row) => rowId(row) === open));
  if (hold && held === null) setHeld({ rows: view.rows, arrived: view.arrived });
  if (!hold && held !== null) setHeld(null);
  return hold ? shown : view;
}
