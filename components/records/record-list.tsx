"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChartColumn } from "lucide-react";
import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { IconButton } from "#components/ui/icon-button.tsx";
import { ViewKeeperContext } from "#components/ui/data-table-views-context.ts";
import { StateText } from "#components/ui/state-text.tsx";
import { BackgroundList } from "./background-list.tsx";
import { BrowseList } from "./browse-list.tsx";
import { GroupPosition } from "./group-start.tsx";
import { KeyPartition } from "./key-partition.tsx";
import { LiveList } from "./live-list.tsx";
import { liveHref } from "./live-href.ts";
import { recordQueries } from "./queries.ts";
import { QueryMenu } from "./query-menu.tsx";
import { RecordHistogram } from "./record-histogram.tsx";
import { RecordFilterBar } from "./record-filter-bar.tsx";
import { RecordQueryBar } from "./record-query-bar.tsx";
import { recordQueryOf, searchBodyOf, tailAskOf } from "./record-request.ts";
import { modeOf, recordSearch, type RecordSearchPatch } from "./record-search.ts";
import { SavedQueries } from "./saved-queries.tsx";
import { SearchList } from "./search-list.tsx";
import { TopicPicker } from "./topic-picker.tsx";
import { useSearchRun } from "./use-search-run.ts";
import { useDecoders } from "./use-decoders.ts";

/** The messages tab: what to read stands in the URL; it is a page of records, a search, or the live end. */
export function RecordList({ cluster, topic }: { cluster: string; topic: string }) {
  const [search, setSearch] = useQueryStates(recordSearch);
  const router = useRouter();
  const mode = modeOf(search);
  const { keyCodec, valueCodec } = useDecoders(cluster, topic);
  const decoders = { keyCodec, valueCodec };
  const page = recordQueryOf(search);
  const query = "query" in page ? { ...page.query, ...decoders } : null;
  const list = useQuery({
    ...recordQueries.list(cluster, topic, mode === "browse" ? query : null),
    placeholderData: keepPreviousData,
  });
  const asked = searchBodyOf(search, decoders);
  const control = useSearchRun(cluster, topic, mode === "search" && "body" in asked ? asked.body : null);

  const fault = "fault" in asked ? asked.fault : null;
  const change = (patch: RecordSearchPatch) => void setSearch(patch, { history: "push" });
  const shared = { cluster, topic, search, onOpen: (record: string | null) => void setSearch({ record }) };
  const again = () => {
    if (mode === "search") control.start();
    else if (mode === "browse") void list.refetch();
  };
  return (
    <>
      <div className="shrink-0 pt-3">
        <RecordQueryBar
          cluster={cluster}
          topic={topic}
          search={search}
          fault={fault}
          end={
            <>
              <SavedQueries cluster={cluster} topic={topic} />
              <BackgroundList cluster={cluster} topic={topic} />
              <IconButton
                label={search.overTime ? "Hide messages over time" : "Show messages over time"}
                aria-pressed={search.overTime}
                onClick={() => void setSearch({ overTime: search.overTime ? null : true })}
              >
                <ChartColumn aria-hidden />
              </IconButton>
              <QueryMenu
                cluster={cluster}
                topic={topic}
                search={search}
                body={"body" in asked ? asked.body : null}
                onChange={change}
                onSent={control.stop}
              />
            </>
          }
          onChange={change}
        />
        <RecordFilterBar
          cluster={cluster}
          topic={topic}
          search={search}
          reading={mode === "browse" && list.isFetching}
          onChange={change}
          onAgain={again}
        />
      </div>
      <GroupPosition cluster={cluster} topic={topic} search={search} />
      <KeyPartition cluster={cluster} topic={topic} search={search} onChange={change} />
      {search.overTime ? <RecordHistogram cluster={cluster} topic={topic} search={search} onChange={change} /> : null}
      {/* Its views are queries of the whole page, not of the rows that were read. */}
      <ViewKeeperContext value={null}>
        {fault !== null ? (
          <StateText title="Nothing was read yet">{fault}</StateText>
        ) : mode === "search" ? (
          <SearchList {...shared} control={control} body={"body" in asked ? asked.body : null} />
        ) : mode === "live" ? (
          <LiveList
            key={JSON.stringify(tailAskOf([topic], search, decoders))}
            {...shared}
            topics={[topic]}
            colours={null}
            end={
              <TopicPicker
                cluster={cluster}
                chosen={[topic]}
                onPick={(added) => router.push(liveHref(cluster, [topic, added], search))}
              />
            }
          />
        ) : (
          <BrowseList {...shared} list={list} />
        )}
      </ViewKeeperContext>
    </>
  );
}
